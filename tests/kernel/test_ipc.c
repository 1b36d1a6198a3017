/* SPDX-License-Identifier: 0BSD */
/* ipc.h and mqueue.h, where the kernel has to play along: i386 has other calls
 * and other structs for them.
 */
#include "check.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <ring3/io.h>
#include <ring3/ipc.h>
#include <ring3/mqueue.h>

/* A sandbox may have none of it. */
static void skip_without(long answer)
{
    if (answer == -ENOSYS || answer == -ENOSPC)
        skip("none of it here");
    assert_true(answer >= 0);
}

static int is_now(int64_t seconds)
{
    return seconds >= time(NULL) - 60 && seconds <= time(NULL) + 1;
}

static void shared_memory_is_shared_and_described(void **state)
{
    struct kernel_shmid64_ds info;
    int id = sys_shmget(IPC_PRIVATE, 12345, IPC_CREAT | 0640);
    char *here, *there;

    (void)state;
    skip_without(id);
    here = (char *)sys_shmat(id, NULL, 0);
    there = (char *)sys_shmat(id, NULL, SHM_RDONLY);
    assert_int_equal(ring3_pointer_error(here), 0);
    assert_int_equal(ring3_pointer_error(there), 0);
    assert_true(here != there);
    strcpy(here, "shared");
    assert_string_equal(there, "shared");

    memset(&info, 0xee, sizeof info);
    assert_int_equal(sys_shmctl(id, RING3_IPC_STAT, &info), 0);
    assert_int_equal(info.segsz, 12345);
    assert_int_equal(info.nattch, 2);
    assert_int_equal(info.cpid, getpid());
    assert_int_equal(info.lpid, getpid());
    assert_int_equal(info.perm.uid, geteuid());
    assert_int_equal(info.perm.cgid, getegid());
    assert_int_equal(info.perm.mode, 0640);
    assert_true(is_now(info.atime) && is_now(info.ctime) && info.dtime == 0);
    info.perm.mode = 0600;
    assert_int_equal(sys_shmctl(id, IPC_SET, &info), 0);
    assert_int_equal(sys_shmdt(there), 0);
    assert_int_equal(sys_shmctl(id, RING3_IPC_STAT, &info), 0);
    assert_int_equal(info.perm.mode, 0600);
    assert_int_equal(info.nattch, 1);
    assert_true(is_now(info.dtime));
    assert_int_equal(sys_shmctl(id, IPC_RMID, NULL), 0);
    assert_int_equal(sys_shmdt(here), 0);
    assert_int_equal(ring3_pointer_error(sys_shmat(id, NULL, 0)), -EINVAL);
}

static void semaphores_count_and_time_out(void **state)
{
    struct kernel_sembuf up = {1, 3, 0}, down = {1, -2, 0};
    const struct kernel_timespec soon = {0, 1000000};
    unsigned short values[2] = {0, 0};
    struct kernel_semid64_ds info;
    int id = sys_semget(IPC_PRIVATE, 2, IPC_CREAT | 0600), err;

    (void)state;
    skip_without(id);
    assert_int_equal(sys_semctl(id, 0, SETVAL, 70), 0);
    err = sys_semop(id, &up, 1);
    if (err != 0)
        sys_semctl(id, 0, IPC_RMID, 0);
    assert_int_equal(err, 0);
    assert_int_equal(sys_semtimedop(id, &down, 1, NULL), 0);
    assert_int_equal(sys_semtimedop(id, &down, 1, &soon), -EAGAIN);
    assert_int_equal(sys_semctl(id, 1, GETVAL, 0), 1);
    assert_int_equal(sys_semctl(id, 1, GETPID, 0), getpid());
    assert_int_equal(sys_semctl(id, 0, GETALL, (unsigned long)values), 0);
    assert_int_equal(values[0], 70);
    assert_int_equal(values[1], 1);

    memset(&info, 0xee, sizeof info);
    assert_int_equal(sys_semctl(id, 0, RING3_IPC_STAT, (unsigned long)&info),
                     0);
    assert_int_equal(info.nsems, 2);
    assert_int_equal(info.perm.uid, geteuid());
    assert_int_equal(info.perm.mode, 0600);
    assert_true(is_now(info.otime) && is_now(info.ctime));
    assert_int_equal(sys_semctl(id, 0, IPC_RMID, 0), 0);
    assert_int_equal(sys_semop(id, &up, 1), -EINVAL);
}

static void messages_are_taken_by_their_type(void **state)
{
    struct { long type; char text[9]; } msg;
    struct kernel_msqid64_ds info;
    int id = sys_msgget(IPC_PRIVATE, IPC_CREAT | 0600);

    (void)state;
    skip_without(id);
    msg.type = 0x7ffffffe, strcpy(msg.text, "last");
    assert_int_equal(sys_msgsnd(id, &msg, 5, 0), 0);
    msg.type = 5, strcpy(msg.text, "five");
    assert_int_equal(sys_msgsnd(id, &msg, 5, IPC_NOWAIT), 0);

    memset(&info, 0xee, sizeof info);
    assert_int_equal(sys_msgctl(id, RING3_IPC_STAT, &info), 0);
    assert_int_equal(info.qnum, 2);
    assert_int_equal(info.cbytes, 10);
    assert_int_equal(info.lspid, getpid());
    assert_int_equal(info.lrpid, 0);
    assert_true(info.qbytes >= 10);
    assert_true(is_now(info.stime) && is_now(info.ctime) && info.rtime == 0);

    assert_int_equal(sys_msgrcv(id, &msg, 2, 5, 0), -E2BIG);
    assert_int_equal(sys_msgrcv(id, &msg, sizeof msg.text, -6, 0), 5);
    assert_string_equal(msg.text, "five");
    assert_int_equal(sys_msgrcv(id, &msg, sizeof msg.text, 5, IPC_NOWAIT),
                     -ENOMSG);
    assert_int_equal(sys_msgrcv(id, &msg, 3, 0, MSG_NOERROR), 3);
    assert_true(msg.type == 0x7ffffffe);
    assert_memory_equal(msg.text, "lase", 4);
    assert_int_equal(sys_msgctl(id, IPC_RMID, NULL), 0);
    assert_int_equal(sys_msgsnd(id, &msg, 5, 0), -EINVAL);
}

static void a_queue_has_a_name_without_a_slash_and_64_bits_of_time(void **state)
{
    const struct kernel_mq_attr attr = {0, 3, 20, 0, {0, 0, 0, 0}};
    const struct kernel_timespec past = {1, 0};
    /* As 32-bit seconds and nanoseconds it is no time at all. */
    const struct kernel_timespec far = {0x4000000000000000, 0};
    struct kernel_mq_attr now, nonblock = {O_NONBLOCK, 0, 0, 0, {0, 0, 0, 0}};
    unsigned int priority = 0;
    char name[40], buf[20];
    int mq;

    (void)state;
    snprintf(name, sizeof name, "/ring3-test-%d", (int)getpid());
    mq = sys_mq_open(name + 1, O_RDWR | O_CREAT | O_EXCL, 0600, &attr);
    skip_without(mq);
    assert_int_equal(sys_mq_open(name, O_RDWR, 0, NULL), -EACCES);
    assert_int_equal(sys_mq_unlink(name + 1), 0);
    assert_int_equal(sys_mq_unlink(name + 1), -ENOENT);
    assert_int_equal(sys_mq_timedsend(mq, "low", 4, 1, NULL), 0);
    assert_int_equal(sys_mq_timedsend(mq, "high", 5, 32767, &far), 0);

    memset(&now, 0xee, sizeof now);
    assert_int_equal(sys_mq_getsetattr(mq, &nonblock, &now), 0);
    assert_int_equal(now.flags, 0);
    assert_int_equal(now.maxmsg, 3);
    assert_int_equal(now.msgsize, 20);
    assert_int_equal(now.curmsgs, 2);
    assert_int_equal(sys_mq_timedreceive(mq, buf, 19, NULL, NULL), -EMSGSIZE);
    assert_int_equal(sys_mq_timedreceive(mq, buf, 20, &priority, &far), 5);
    assert_string_equal(buf, "high");
    assert_int_equal(priority, 32767);
    assert_int_equal(sys_mq_timedreceive(mq, buf, 20, NULL, NULL), 4);
    assert_int_equal(sys_mq_timedreceive(mq, buf, 20, NULL, NULL), -EAGAIN);
    nonblock.flags = 0;
    assert_int_equal(sys_mq_getsetattr(mq, &nonblock, NULL), 0);
    assert_int_equal(sys_mq_timedreceive(mq, buf, 20, NULL, &past),
                     -ETIMEDOUT);
    assert_int_equal(sys_mq_notify(mq, NULL), 0);
    sys_close(mq);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shared_memory_is_shared_and_described),
        cmocka_unit_test(semaphores_count_and_time_out),
        cmocka_unit_test(messages_are_taken_by_their_type),
        cmocka_unit_test(
            a_queue_has_a_name_without_a_slash_and_64_bits_of_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
