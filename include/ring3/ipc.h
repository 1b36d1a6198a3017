/* SPDX-License-Identifier: 0BSD */
/* System V IPC: semaphores, shared memory, message queues, each found by a key
 * and kept until it is removed.
 *
 * i386: the direct calls, since Linux 5.1; -ENOSYS before. As on x86_64, they
 * take no IPC_64 in a command.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_IPC_H
#define RING3_IPC_H
#pragma GCC system_header

#include "errno.h"
#include "syscall.h"
#include "types.h"

/* A key for one that nobody can find by key. */
#define IPC_PRIVATE     0

/* The flags of semget, shmget and msgget, besides nine bits of permissions, and
 * IPC_NOWAIT for calls that could wait.
 */
#define IPC_CREAT       0001000
#define IPC_EXCL        0002000
#define IPC_NOWAIT      0004000

/* The command of semctl, shmctl and msgctl: remove, set uid, gid and mode. */
#define IPC_RMID        0
#define IPC_SET         1
#define IPC_INFO        3

/* The first puts what is known into a struct; the others do so too, with an
 * index from 0 on in place of an id. musl's values on i386 are not those of the
 * kernel, so the usual names are not used.
 */
#define RING3_IPC_STAT          2
#define RING3_SEM_STAT          18
#define RING3_SEM_STAT_ANY      20
#define RING3_SHM_STAT          13
#define RING3_SHM_STAT_ANY      15
#define RING3_MSG_STAT          11
#define RING3_MSG_STAT_ANY      13

/* More commands of semctl. */
#define GETPID          11
#define GETVAL          12
#define GETALL          13
#define GETNCNT         14
#define GETZCNT         15
#define SETVAL          16
#define SETALL          17
#define SEM_INFO        19

/* A flag of a kernel_sembuf: undo it when the process ends. */
#define SEM_UNDO        0x1000

/* More flags of shmget. */
#define SHM_HUGETLB     0004000
#define SHM_NORESERVE   0010000

/* The flags of shmat. */
#define SHM_RDONLY      0010000
#define SHM_RND         0020000
#define SHM_REMAP       0040000
#define SHM_EXEC        0100000

/* More commands of shmctl. */
#define SHM_LOCK        11
#define SHM_UNLOCK      12
#define SHM_INFO        14

/* The flags of msgrcv: cut off what does not fit, take another type, leave the
 * message there.
 */
#define MSG_NOERROR     0010000
#define MSG_EXCEPT      0020000
#define MSG_COPY        0040000

/* One more command of msgctl. */
#define MSG_INFO        12

/* Whose it is and who may use it, as IPC_STAT tells it. The i386 kernel looks
 * at 16 bits of mode.
 */
struct kernel_ipc64_perm {
    int key;
    uint32_t uid;
    uint32_t gid;
    uint32_t cuid;
    uint32_t cgid;
    uint32_t mode;
    uint16_t seq;
    unsigned int : 16;
    RING3_PAD;
    unsigned long unused1;
    unsigned long unused2;
};

/* Times are in seconds; the i386 kernel has the halves of each as separate
 * members.
 */
struct kernel_semid64_ds {
    struct kernel_ipc64_perm perm;
    int64_t otime;
    RING3_PAD;
    RING3_PAD;
    int64_t ctime;
    RING3_PAD;
    RING3_PAD;
    unsigned long nsems;
    unsigned long unused1;
    unsigned long unused2;
};

struct kernel_shmid64_ds {
    struct kernel_ipc64_perm perm;
    size_t segsz;
    int64_t atime;
    int64_t dtime;
    int64_t ctime;
    int cpid;
    int lpid;
    unsigned long nattch;
    unsigned long unused1;
    unsigned long unused2;
};

struct kernel_msqid64_ds {
    struct kernel_ipc64_perm perm;
    int64_t stime;
    int64_t rtime;
    int64_t ctime;
    unsigned long cbytes;
    unsigned long qnum;
    unsigned long qbytes;
    int lspid;
    int lrpid;
    unsigned long unused1;
    unsigned long unused2;
};

/* What to do with semaphore num: add op, or wait for it to be 0 if op is 0.
 * What would make it negative waits. flg takes IPC_NOWAIT and SEM_UNDO.
 */
struct kernel_sembuf {
    unsigned short num;
    short op;
    short flg;
};

/* semget(2): find count semaphores by their key, or with IPC_CREAT make them.
 *
 * Returns their id, or -errno. They are 0 at first on Linux.
 */
RING3_INLINE int sys_semget(int key, int count, int flags)
{
    return (int)(syscall3)(NR_semget, key, count, flags);
}

/* semtimedop(2): do count operations, all at once or none.
 *
 * Returns 0, or -errno: -EAGAIN when timeout has passed, or at once with
 * IPC_NOWAIT; -EIDRM if they were removed meanwhile. timeout is a duration, or
 * NULL.
 *
 * i386: this is semtimedop_time64.
 */
RING3_INLINE int sys_semtimedop(int id, const struct kernel_sembuf *ops,
                                unsigned int count,
                                const struct kernel_timespec *timeout)
{
#ifdef __i386__
    return (int)(syscall4)(NR_semtimedop_time64, id, (long)ops, (long)count,
                           (long)timeout);
#else
    return (int)(syscall4)(NR_semtimedop, id, (long)ops, (long)count,
                           (long)timeout);
#endif
}

/* semop(2): semtimedop(2) without a timeout.
 *
 * i386: this is semtimedop_time64 with NULL.
 */
RING3_INLINE int sys_semop(int id, const struct kernel_sembuf *ops,
                           unsigned int count)
{
#ifdef __i386__
    return (int)(syscall4)(NR_semtimedop_time64, id, (long)ops, (long)count, 0);
#else
    return (int)(syscall3)(NR_semop, id, (long)ops, (long)count);
#endif
}

/* semctl(2): query or change the semaphores, or semaphore number of them.
 *
 * Returns what the command asks for, 0, or -errno. arg is a value for SETVAL,
 * else a pointer: to unsigned shorts for GETALL and SETALL, to a struct
 * kernel_semid64_ds for RING3_IPC_STAT and IPC_SET.
 */
RING3_INLINE int sys_semctl(int id, int number, int command, unsigned long arg)
{
    return (int)(syscall4)(NR_semctl, id, number, command, (long)arg);
}

/* shmget(2): find size bytes of memory by their key, or with IPC_CREAT make
 * them, zeroed.
 *
 * Returns their id, or -errno.
 */
RING3_INLINE int sys_shmget(int key, size_t size, int flags)
{
    return (int)(syscall3)(NR_shmget, key, (long)size, flags);
}

/* shmat(2): map shared memory, at addr or anywhere with NULL.
 *
 * Returns the address, or -errno as a pointer: ring3_pointer_error() tells.
 */
RING3_INLINE void *sys_shmat(int id, const void *addr, int flags)
{
    long ret = (syscall3)(NR_shmat, id, (long)addr, flags);

    return (void *)ret;
}

/* shmdt(2): unmap what shmat returned. It stays there for others. */
RING3_INLINE int sys_shmdt(const void *addr)
{
    return (int)(syscall1)(NR_shmdt, (long)addr);
}

/* shmctl(2): query or change shared memory. Removed by IPC_RMID, it goes when
 * the last process has unmapped it. Returns 0 or what the command gives, or
 * -errno.
 */
RING3_INLINE int sys_shmctl(int id, int command, struct kernel_shmid64_ds *info)
{
    return (int)(syscall3)(NR_shmctl, id, command, (long)info);
}

/* msgget(2): find a message queue by its key, or with IPC_CREAT make it.
 *
 * Returns its id, or -errno.
 */
RING3_INLINE int sys_msgget(int key, int flags)
{
    return (int)(syscall2)(NR_msgget, key, flags);
}

/* msgsnd(2): put a message into the queue. msg begins with a long, its type,
 * which is positive; size bytes follow, and size does not count the long.
 */
RING3_INLINE int sys_msgsnd(int id, const void *msg, size_t size, int flags)
{
    return (int)(syscall4)(NR_msgsnd, id, (long)msg, (long)size, flags);
}

/* msgrcv(2): take the first message of that type; of any type if it is 0; of
 * the lowest type up to -type if it is negative.
 *
 * Returns its size without the long that msg begins with, or -errno: -E2BIG if
 * it has more than size bytes, and it stays, unless MSG_NOERROR is given.
 */
RING3_INLINE long sys_msgrcv(int id, void *msg, size_t size, long type,
                             int flags)
{
    return (syscall5)(NR_msgrcv, id, (long)msg, (long)size, type, flags);
}

/* msgctl(2): query or change a message queue. Returns 0 or what the command
 * gives, or -errno.
 */
RING3_INLINE int sys_msgctl(int id, int command, struct kernel_msqid64_ds *info)
{
    return (int)(syscall3)(NR_msgctl, id, command, (long)info);
}

#endif
