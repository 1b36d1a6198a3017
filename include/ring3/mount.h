/* SPDX-License-Identifier: 0BSD */
/* Mounts: attach, move, change, detach, list.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_MOUNT_H
#define RING3_MOUNT_H
#pragma GCC system_header

#include "syscall.h"
#include "types.h"

/* flags of mount(2). MS_REMOUNT, MS_BIND, MS_MOVE and those from MS_UNBINDABLE
 * to MS_SHARED make the call something other than a new mount.
 */
#define MS_RDONLY       0x00000001
#define MS_NOSUID       0x00000002
#define MS_NODEV        0x00000004
#define MS_NOEXEC       0x00000008
#define MS_SYNCHRONOUS  0x00000010
#define MS_REMOUNT      0x00000020
#define MS_MANDLOCK     0x00000040
#define MS_DIRSYNC      0x00000080
#define MS_NOSYMFOLLOW  0x00000100
#define MS_NOATIME      0x00000400
#define MS_NODIRATIME   0x00000800
#define MS_BIND         0x00001000
#define MS_MOVE         0x00002000
#define MS_REC          0x00004000
#define MS_SILENT       0x00008000
#define MS_POSIXACL     0x00010000
#define MS_UNBINDABLE   0x00020000
#define MS_PRIVATE      0x00040000
#define MS_SLAVE        0x00080000
#define MS_SHARED       0x00100000
#define MS_RELATIME     0x00200000
#define MS_I_VERSION    0x00800000
#define MS_STRICTATIME  0x01000000
#define MS_LAZYTIME     0x02000000

/* flags of umount2(2). */
#define MNT_FORCE       1
#define MNT_DETACH      2
#define MNT_EXPIRE      4
#define UMOUNT_NOFOLLOW 8

/* flags of open_tree(2); the AT_ flags of types.h too. */
#define OPEN_TREE_CLONE         0x1
#define OPEN_TREE_NAMESPACE     0x2
#define OPEN_TREE_CLOEXEC       0x80000
#define AT_RECURSIVE            0x8000

/* flags of move_mount(2): F_ for the path it comes from, T_ for the other. */
#define MOVE_MOUNT_F_SYMLINKS   0x00000001
#define MOVE_MOUNT_F_AUTOMOUNTS 0x00000002
#define MOVE_MOUNT_F_EMPTY_PATH 0x00000004
#define MOVE_MOUNT_T_SYMLINKS   0x00000010
#define MOVE_MOUNT_T_AUTOMOUNTS 0x00000020
#define MOVE_MOUNT_T_EMPTY_PATH 0x00000040
#define MOVE_MOUNT_SET_GROUP    0x00000100
#define MOVE_MOUNT_BENEATH      0x00000200

/* flags of fsopen(2), fsmount(2) and fspick(2). */
#define FSOPEN_CLOEXEC          0x00000001
#define FSMOUNT_CLOEXEC         0x00000001
#define FSMOUNT_NAMESPACE       0x00000002
#define FSPICK_CLOEXEC          0x00000001
#define FSPICK_SYMLINK_NOFOLLOW 0x00000002
#define FSPICK_NO_AUTOMOUNT     0x00000004
#define FSPICK_EMPTY_PATH       0x00000008

/* command of fsconfig(2). */
#define FSCONFIG_SET_FLAG               0
#define FSCONFIG_SET_STRING             1
#define FSCONFIG_SET_BINARY             2
#define FSCONFIG_SET_PATH               3
#define FSCONFIG_SET_PATH_EMPTY         4
#define FSCONFIG_SET_FD                 5
#define FSCONFIG_CMD_CREATE             6
#define FSCONFIG_CMD_RECONFIGURE        7
#define FSCONFIG_CMD_CREATE_EXCL        8

/* attr_flags of fsmount(2), attr_set and attr_clr of mount_setattr(2). Those
 * for atime are one number under the mask MOUNT_ATTR__ATIME, which attr_clr has
 * to contain where attr_set chooses one of them.
 */
#define MOUNT_ATTR_RDONLY       0x00000001
#define MOUNT_ATTR_NOSUID       0x00000002
#define MOUNT_ATTR_NODEV        0x00000004
#define MOUNT_ATTR_NOEXEC       0x00000008
#define MOUNT_ATTR__ATIME       0x00000070
#define MOUNT_ATTR_RELATIME     0x00000000
#define MOUNT_ATTR_NOATIME      0x00000010
#define MOUNT_ATTR_STRICTATIME  0x00000020
#define MOUNT_ATTR_NODIRATIME   0x00000080
#define MOUNT_ATTR_IDMAP        0x00100000
#define MOUNT_ATTR_NOSYMFOLLOW  0x00200000

/* What statmount(2) is asked for, in param, and has filled in, in mask. */
#define STATMOUNT_SB_BASIC              0x00000001
#define STATMOUNT_MNT_BASIC             0x00000002
#define STATMOUNT_PROPAGATE_FROM        0x00000004
#define STATMOUNT_MNT_ROOT              0x00000008
#define STATMOUNT_MNT_POINT             0x00000010
#define STATMOUNT_FS_TYPE               0x00000020
#define STATMOUNT_MNT_NS_ID             0x00000040
#define STATMOUNT_MNT_OPTS              0x00000080
#define STATMOUNT_FS_SUBTYPE            0x00000100
#define STATMOUNT_SB_SOURCE             0x00000200
#define STATMOUNT_OPT_ARRAY             0x00000400
#define STATMOUNT_OPT_SEC_ARRAY         0x00000800
#define STATMOUNT_SUPPORTED_MASK        0x00001000
#define STATMOUNT_MNT_UIDMAP            0x00002000
#define STATMOUNT_MNT_GIDMAP            0x00004000

/* flags of statmount(2), since Linux 7.0, and of listmount(2). */
#define STATMOUNT_BY_FD         0x1
#define LISTMOUNT_REVERSE       0x1

/* In place of a mount's id, for listmount(2): where the caller's root is. */
#define LSMT_ROOT       0xffffffffffffffff

/* What mount_setattr(2) changes. propagation is one of MS_UNBINDABLE,
 * MS_PRIVATE, MS_SLAVE and MS_SHARED, or 0; userns_fd is for MOUNT_ATTR_IDMAP.
 */
struct kernel_mount_attr {
    uint64_t attr_set;
    uint64_t attr_clr;
    uint64_t propagation;
    uint64_t userns_fd;
};

/* Which mount: statmount(2) and listmount(2). size is that of this struct, or
 * 24 before Linux 6.11, without mnt_ns_id. fd is 0, or, since Linux 6.18, a
 * mount namespace, or with STATMOUNT_BY_FD a file on the mount. param is
 * STATMOUNT_ flags, or for listmount the last id it gave, 0 to begin with.
 */
struct kernel_mnt_id_req {
    uint32_t size;
    uint32_t fd;
    uint64_t mnt_id;
    uint64_t param;
    uint64_t mnt_ns_id;
};

/* What statmount(2) tells. Only what mask names is filled in. The 32-bit
 * members that stand for strings (mnt_opts, fs_type, mnt_root, mnt_point,
 * fs_subtype, sb_source, the arrays and maps) are offsets from the end of the
 * struct, where the strings follow; size includes them.
 */
struct kernel_statmount {
    uint32_t size;
    uint32_t mnt_opts;
    uint64_t mask;
    uint32_t sb_dev_major;
    uint32_t sb_dev_minor;
    uint64_t sb_magic;
    uint32_t sb_flags;
    uint32_t fs_type;
    uint64_t mnt_id;
    uint64_t mnt_parent_id;
    uint32_t mnt_id_old;
    uint32_t mnt_parent_id_old;
    uint64_t mnt_attr;
    uint64_t mnt_propagation;
    uint64_t mnt_peer_group;
    uint64_t mnt_master;
    uint64_t propagate_from;
    uint32_t mnt_root;
    uint32_t mnt_point;
    uint64_t mnt_ns_id;
    uint32_t fs_subtype;
    uint32_t sb_source;
    uint32_t opt_num;
    uint32_t opt_array;
    uint32_t opt_sec_num;
    uint32_t opt_sec_array;
    uint64_t supported_mask;
    uint32_t mnt_uidmap_num;
    uint32_t mnt_uidmap;
    uint32_t mnt_gidmap_num;
    uint32_t mnt_gidmap;
    uint64_t unused1[43];
};

/* mount(2): attach a filesystem at path, or with MS_REMOUNT, MS_BIND, MS_MOVE
 * or a propagation flag change what is mounted there.
 *
 * device, type and data may be NULL where that kind of call has no use for
 * them. data is the filesystem's own options, usually a string, at most a page.
 */
RING3_INLINE int sys_mount(const char *device, const char *path,
                           const char *type, unsigned long flags,
                           const void *data)
{
    return (int)(syscall5)(NR_mount, (long)device, (long)path, (long)type,
                           (long)flags, (long)data);
}

/* umount2(2): detach the topmost mount at path.
 *
 * -EBUSY while files of it are open; MNT_DETACH takes it out of sight at once
 * and lets go of it when the last is closed.
 */
RING3_INLINE int sys_umount2(const char *path, int flags)
{
    return (int)(syscall2)(NR_umount2, (long)path, flags);
}

/* pivot_root(2): make the mount new_root the root of this mount namespace, and
 * put the old root at put_old, which is at or below new_root.
 *
 * Both may be ".". -EINVAL for a new_root that is no mount point, and for
 * shared mounts: make them private first. Do a chdir("/") afterwards.
 */
RING3_INLINE int sys_pivot_root(const char *new_root, const char *put_old)
{
    return (int)(syscall2)(NR_pivot_root, (long)new_root, (long)put_old);
}

/* mount_setattr(2): change the properties of the mount at path, and with
 * AT_RECURSIVE of all below it. All of it is done, or none.
 *
 * size is that of attr: 32. Since Linux 5.12.
 */
RING3_INLINE int sys_mount_setattr(int dirfd, const char *path,
                                   unsigned int flags,
                                   const struct kernel_mount_attr *attr,
                                   size_t size)
{
    return (int)(syscall5)(NR_mount_setattr, dirfd, (long)path, (long)flags,
                           (long)attr, (long)size);
}

/* open_tree(2): open the mount or directory at path, or with OPEN_TREE_CLONE a
 * copy of the mount that is attached nowhere.
 *
 * Returns a descriptor as if opened with O_PATH. A copy that is not attached by
 * sys_move_mount goes away with it. Since Linux 5.2.
 */
RING3_INLINE int sys_open_tree(int dirfd, const char *path,
                               unsigned int flags)
{
    return (int)(syscall3)(NR_open_tree, dirfd, (long)path, (long)flags);
}

/* open_tree_attr(2): open_tree(2) of a copy and mount_setattr(2) of it in one.
 * Returns the descriptor, or -errno. Since Linux 6.15.
 */
RING3_INLINE int sys_open_tree_attr(int dirfd, const char *path,
                                    unsigned int flags,
                                    const struct kernel_mount_attr *attr,
                                    size_t size)
{
    return (int)(syscall5)(NR_open_tree_attr, dirfd, (long)path, (long)flags,
                           (long)attr, (long)size);
}

/* move_mount(2): attach a mount elsewhere; a new one from sys_fsmount or
 * sys_open_tree with its descriptor as dirfd, an empty path and
 * MOVE_MOUNT_F_EMPTY_PATH. Since Linux 5.2.
 */
RING3_INLINE int sys_move_mount(int dirfd, const char *path, int new_dirfd,
                                const char *new_path, unsigned int flags)
{
    return (int)(syscall5)(NR_move_mount, dirfd, (long)path, new_dirfd,
                           (long)new_path, (long)flags);
}

/* fsopen(2): begin to set up a filesystem of this type.
 *
 * Returns a descriptor for sys_fsconfig; reading it tells in words what went
 * wrong. Since Linux 5.2.
 */
RING3_INLINE int sys_fsopen(const char *type, unsigned int flags)
{
    return (int)(syscall2)(NR_fsopen, (long)type, (long)flags);
}

/* fsconfig(2): give the filesystem being set up one option, or create it.
 *
 * What key, value and aux are depends on command; those it has no use for must
 * be NULL and 0. aux is the length of SET_BINARY's value, the directory of
 * SET_PATH's, the descriptor of SET_FD. Since Linux 5.2.
 */
RING3_INLINE int sys_fsconfig(int fd, unsigned int command, const char *key,
                              const void *value, int aux)
{
    return (int)(syscall5)(NR_fsconfig, fd, (long)command, (long)key,
                           (long)value, aux);
}

/* fsmount(2): make a mount of the filesystem that FSCONFIG_CMD_CREATE made.
 *
 * Returns a descriptor for it; sys_move_mount attaches it. Since Linux 5.2.
 */
RING3_INLINE int sys_fsmount(int fd, unsigned int flags,
                             unsigned int attr_flags)
{
    return (int)(syscall3)(NR_fsmount, fd, (long)flags, (long)attr_flags);
}

/* fspick(2): open the filesystem mounted at path, for sys_fsconfig with
 * FSCONFIG_CMD_RECONFIGURE. Returns the descriptor, or -errno. Since Linux 5.2.
 */
RING3_INLINE int sys_fspick(int dirfd, const char *path, unsigned int flags)
{
    return (int)(syscall3)(NR_fspick, dirfd, (long)path, (long)flags);
}

/* statmount(2): describe one mount.
 *
 * size is that of all of buf. -EOVERFLOW if the strings do not fit after the
 * struct. Since Linux 6.8.
 */
RING3_INLINE int sys_statmount(const struct kernel_mnt_id_req *request,
                               struct kernel_statmount *buf, size_t size,
                               unsigned int flags)
{
    return (int)(syscall4)(NR_statmount, (long)request, (long)buf, (long)size,
                           (long)flags);
}

/* listmount(2): put the ids of the mounts below one into ids, at most count of
 * them.
 *
 * Returns how many; if that is count, go on from the last. Since Linux 6.8.
 */
RING3_INLINE long sys_listmount(const struct kernel_mnt_id_req *request,
                                uint64_t *ids, size_t count,
                                unsigned int flags)
{
    return (syscall4)(NR_listmount, (long)request, (long)ids, (long)count,
                      (long)flags);
}

#endif
