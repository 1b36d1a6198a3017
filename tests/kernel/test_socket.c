/* SPDX-License-Identifier: 0BSD */
/* socket.h, message.h, sockaddr.h and sockopt.h, where the kernel has to play
 * along, and their helpers beside libc's.
 */
#include "check.h"

#include <arpa/inet.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <ring3/io.h>
#include <ring3/message.h>
#include <ring3/sockopt.h>

static void byte_order_is_libcs(void **state)
{
    uint32_t x;

    (void)state;
    for (x = 0; x <= 0xffff; x++)
        assert_int_equal(ring3_htons((uint16_t)x), htons((uint16_t)x));
    for (x = 1; x < 0xf0000000; x += 0x0101337)
        assert_int_equal(ring3_htonl(x), htonl(x));
    assert_int_equal(ring3_htonl(0x7f000001), 0x0100007f);
}

static void cmsg_sizes_are_libcs(void **state)
{
    size_t size;

    (void)state;
    assert_int_equal(sizeof(struct kernel_cmsghdr), sizeof(struct cmsghdr));
    for (size = 0; size < 100; size++) {
        assert_int_equal(RING3_CMSG_LEN(size), CMSG_LEN(size));
        assert_int_equal(RING3_CMSG_SPACE(size), CMSG_SPACE(size));
    }
}

/* For each room that a row of control messages may be cut to. */
static void cmsg_walk_is_libcs(void **state)
{
    long control[64];
    struct kernel_msghdr ours;
    struct msghdr libcs;
    struct kernel_cmsghdr *at;
    size_t size, room, n, walked = 0;

    (void)state;
    for (size = 0; size < 20; size++) {
        memset(control, 0, sizeof control);
        memset(&ours, 0, sizeof ours);
        memset(&libcs, 0, sizeof libcs);
        ours.control = libcs.msg_control = control;
        ours.controllen = libcs.msg_controllen = sizeof control;
        for (at = ring3_cmsg_first(&ours); at; at = ring3_cmsg_next(&ours, at))
            at->len = RING3_CMSG_LEN(size);
        for (room = 0; room <= sizeof control; room++) {
            struct cmsghdr *other;

            ours.controllen = libcs.msg_controllen = room;
            at = ring3_cmsg_first(&ours);
            other = CMSG_FIRSTHDR(&libcs);
            for (n = 0; other; n++) {
                assert_ptr_equal(at, other);
                assert_ptr_equal(ring3_cmsg_data(at), CMSG_DATA(other));
                at = ring3_cmsg_next(&ours, at);
                other = CMSG_NXTHDR(&libcs, other);
            }
            /* libc's leaves out one that is cut short itself. */
            if (at)
                assert_true(at->len > room
                            - (size_t)((char *)at - (char *)control));
            walked += n;
        }
    }
    assert_true(walked > 10000);
}

static void cmsg_walk_ends_at_a_wrong_length(void **state)
{
    const size_t wrong[] = {0, 1, sizeof(struct kernel_cmsghdr) - 1,
                            sizeof(long[32]) + 1, (size_t)-1, (size_t)-7,
                            (size_t)-1 / 2 + 1};
    long control[32];
    struct kernel_msghdr msg;
    size_t i;

    (void)state;
    memset(&msg, 0, sizeof msg);
    msg.control = control;
    msg.controllen = sizeof control;
    for (i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        ring3_cmsg_first(&msg)->len = wrong[i];
        assert_null(ring3_cmsg_next(&msg, ring3_cmsg_first(&msg)));
    }
    msg.controllen = sizeof(struct kernel_cmsghdr) - 1;
    assert_null(ring3_cmsg_first(&msg));
}

static void a_message_brings_a_descriptor_and_its_sender(void **state)
{
    unsigned long control[(RING3_CMSG_SPACE(sizeof(int))
                           + RING3_CMSG_SPACE(sizeof(struct kernel_ucred)))
                          / sizeof(long)];
    struct kernel_iovec iov[2];
    struct kernel_msghdr msg;
    struct kernel_cmsghdr *cmsg;
    struct kernel_ucred who;
    int pair[2], pipe_fds[2], fd = -1, on = 1, seen = 0;
    char first[2] = "a", second[3] = "bc", got[4] = "";

    (void)state;
    assert_int_equal(sys_socketpair(AF_UNIX, SOCK_DGRAM, 0, pair), 0);
    assert_int_equal(sys_setsockopt(pair[1], SOL_SOCKET, SO_PASSCRED, &on,
                                    sizeof on), 0);
    assert_int_equal(sys_pipe2(pipe_fds, 0), 0);

    memset(&msg, 0, sizeof msg);
    iov[0].base = first, iov[0].len = 1;
    iov[1].base = second, iov[1].len = 2;
    msg.iov = iov, msg.iovlen = 2;
    msg.control = control, msg.controllen = RING3_CMSG_SPACE(sizeof fd);
    cmsg = ring3_cmsg_first(&msg);
    cmsg->len = RING3_CMSG_LEN(sizeof fd);
    cmsg->level = SOL_SOCKET;
    cmsg->type = SCM_RIGHTS;
    memcpy(ring3_cmsg_data(cmsg), &pipe_fds[1], sizeof fd);
    assert_int_equal(sys_sendmsg(pair[0], &msg, 0), 3);

    memset(control, 0, sizeof control);
    memset(&msg, 0xee, sizeof msg);
    iov[0].base = got, iov[0].len = sizeof got;
    msg.name = NULL, msg.namelen = 0;
    msg.iov = iov, msg.iovlen = 1;
    msg.control = control, msg.controllen = sizeof control;
    assert_int_equal(sys_recvmsg(pair[1], &msg, MSG_CMSG_CLOEXEC), 3);
    assert_string_equal(got, "abc");
    assert_int_equal(msg.flags, MSG_CMSG_CLOEXEC);
    for (cmsg = ring3_cmsg_first(&msg); cmsg;
         cmsg = ring3_cmsg_next(&msg, cmsg)) {
        assert_int_equal(cmsg->level, SOL_SOCKET);
        if (cmsg->type == SCM_RIGHTS) {
            memcpy(&fd, ring3_cmsg_data(cmsg), sizeof fd);
        } else {
            assert_int_equal(cmsg->type, SCM_CREDENTIALS);
            memcpy(&who, ring3_cmsg_data(cmsg), sizeof who);
            assert_int_equal(who.pid, getpid());
            assert_int_equal(who.uid, getuid());
            assert_int_equal(who.gid, getgid());
        }
        seen++;
    }
    assert_int_equal(seen, 2);
    assert_int_equal(sys_write(fd, "through", 7), 7);
    assert_int_equal(sys_read(pipe_fds[0], got, 4), 4);
    assert_memory_equal(got, "thro", 4);
    sys_close(fd), sys_close(pipe_fds[0]), sys_close(pipe_fds[1]);
    sys_close(pair[0]), sys_close(pair[1]);
}

static void times_of_options_have_64_bits(void **state)
{
    unsigned long control[16];
    struct kernel_sock_timeval wait = {70000, 500000}, kept;
    struct kernel_timespec stamp = {0, -1};
    struct kernel_iovec iov;
    struct kernel_msghdr msg;
    struct kernel_cmsghdr *cmsg;
    unsigned int len = sizeof kept;
    int pair[2], on = 1;
    char byte = 'x';

    (void)state;
    assert_int_equal(sys_socketpair(AF_UNIX, SOCK_DGRAM, 0, pair), 0);
    assert_int_equal(sys_setsockopt(pair[1], SOL_SOCKET, SO_RCVTIMEO_NEW,
                                    &wait, sizeof wait), 0);
    assert_int_equal(sys_getsockopt(pair[1], SOL_SOCKET, SO_RCVTIMEO_NEW,
                                    &kept, &len), 0);
    assert_int_equal(len, 16);
    assert_true(kept.sec == 70000 && kept.usec == 500000);
    wait.sec = 0, wait.usec = 1000;
    assert_int_equal(sys_setsockopt(pair[1], SOL_SOCKET, SO_RCVTIMEO_NEW,
                                    &wait, sizeof wait), 0);
    assert_int_equal(sys_recvfrom(pair[1], &byte, 1, 0, NULL, NULL), -EAGAIN);

    assert_int_equal(sys_setsockopt(pair[1], SOL_SOCKET, SO_TIMESTAMPNS_NEW,
                                    &on, sizeof on), 0);
    assert_int_equal(sys_sendto(pair[0], &byte, 1, 0, NULL, 0), 1);
    memset(&msg, 0, sizeof msg);
    iov.base = &byte, iov.len = 1;
    msg.iov = &iov, msg.iovlen = 1;
    msg.control = control, msg.controllen = sizeof control;
    assert_int_equal(sys_recvmsg(pair[1], &msg, 0), 1);
    cmsg = ring3_cmsg_first(&msg);
    assert_non_null(cmsg);
    assert_int_equal(cmsg->type, SO_TIMESTAMPNS_NEW);
    assert_int_equal(cmsg->len, RING3_CMSG_LEN(sizeof stamp));
    memcpy(&stamp, ring3_cmsg_data(cmsg), sizeof stamp);
    assert_true(stamp.sec >= time(NULL) - 5 && stamp.sec <= time(NULL) + 1);
    assert_true(stamp.nsec >= 0 && stamp.nsec < 1000000000);
    assert_null(ring3_cmsg_next(&msg, cmsg));
    sys_close(pair[0]), sys_close(pair[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(byte_order_is_libcs),
        cmocka_unit_test(cmsg_sizes_are_libcs),
        cmocka_unit_test(cmsg_walk_is_libcs),
        cmocka_unit_test(cmsg_walk_ends_at_a_wrong_length),
        cmocka_unit_test(a_message_brings_a_descriptor_and_its_sender),
        cmocka_unit_test(times_of_options_have_64_bits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
