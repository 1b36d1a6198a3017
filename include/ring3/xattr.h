/* SPDX-License-Identifier: 0BSD */
/* Extended attributes: small named values that belong to a file.
 *
 * A name begins with its kind: "user.", "trusted.", "security.", "system.". A
 * value is bytes, without a NUL. Errors common to the calls: -ENODATA, the file
 * has no such attribute; -EOPNOTSUPP, it can have none of this kind; -ERANGE,
 * the buffer is too small.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_XATTR_H
#define RING3_XATTR_H
#pragma GCC system_header

#include "syscall.h"
#include "types.h"

/* Flags of the calls that set: the attribute must not exist, or must. */
#define XATTR_CREATE    0x1
#define XATTR_REPLACE   0x2

/* Where a value is, and how long: setxattrat(2) and getxattrat(2). value is an
 * address as a number, (uintptr_t)buf; flags are as above, 0 to get.
 */
struct kernel_xattr_args {
    uint64_t value __attribute__((__aligned__(8)));
    uint32_t size;
    uint32_t flags;
};

/* setxattr(2): give the file at path the attribute name.
 *
 * flags of 0 do so whether it has one or not. -EEXIST: with XATTR_CREATE, it
 * has one. -ENODATA: with XATTR_REPLACE, it has none.
 */
RING3_INLINE int sys_setxattr(const char *path, const char *name,
                              const void *value, size_t size, int flags)
{
    return (int)(syscall5)(NR_setxattr, (long)path, (long)name, (long)value,
                           (long)size, flags);
}

/* lsetxattr(2): setxattr(2) of a symbolic link itself. */
RING3_INLINE int sys_lsetxattr(const char *path, const char *name,
                               const void *value, size_t size, int flags)
{
    return (int)(syscall5)(NR_lsetxattr, (long)path, (long)name, (long)value,
                           (long)size, flags);
}

/* fsetxattr(2): setxattr(2) of what fd is open on. */
RING3_INLINE int sys_fsetxattr(int fd, const char *name, const void *value,
                               size_t size, int flags)
{
    return (int)(syscall5)(NR_fsetxattr, fd, (long)name, (long)value,
                           (long)size, flags);
}

/* getxattr(2): put the value of the attribute name into value.
 *
 * Returns its length, or -errno; with a size of 0 the length alone.
 */
RING3_INLINE long sys_getxattr(const char *path, const char *name, void *value,
                               size_t size)
{
    return (syscall4)(NR_getxattr, (long)path, (long)name, (long)value,
                      (long)size);
}

/* lgetxattr(2): getxattr(2) of a symbolic link itself. Returns as getxattr(2).
 */
RING3_INLINE long sys_lgetxattr(const char *path, const char *name,
                                void *value, size_t size)
{
    return (syscall4)(NR_lgetxattr, (long)path, (long)name, (long)value,
                      (long)size);
}

/* fgetxattr(2): getxattr(2) of what fd is open on. Returns as getxattr(2). */
RING3_INLINE long sys_fgetxattr(int fd, const char *name, void *value,
                                size_t size)
{
    return (syscall4)(NR_fgetxattr, fd, (long)name, (long)value, (long)size);
}

/* listxattr(2): put the names of all attributes into list, each with its NUL.
 *
 * Returns how many bytes they are, or -errno; with a size of 0 that alone.
 */
RING3_INLINE long sys_listxattr(const char *path, char *list, size_t size)
{
    return (syscall3)(NR_listxattr, (long)path, (long)list, (long)size);
}

/* llistxattr(2): listxattr(2) of a symbolic link itself. Returns as
 * listxattr(2).
 */
RING3_INLINE long sys_llistxattr(const char *path, char *list, size_t size)
{
    return (syscall3)(NR_llistxattr, (long)path, (long)list, (long)size);
}

/* flistxattr(2): listxattr(2) of what fd is open on. Returns as listxattr(2).
 */
RING3_INLINE long sys_flistxattr(int fd, char *list, size_t size)
{
    return (syscall3)(NR_flistxattr, fd, (long)list, (long)size);
}

/* removexattr(2): remove the attribute name from the file at path. */
RING3_INLINE int sys_removexattr(const char *path, const char *name)
{
    return (int)(syscall2)(NR_removexattr, (long)path, (long)name);
}

/* lremovexattr(2): removexattr(2) of a symbolic link itself. */
RING3_INLINE int sys_lremovexattr(const char *path, const char *name)
{
    return (int)(syscall2)(NR_lremovexattr, (long)path, (long)name);
}

/* fremovexattr(2): removexattr(2) of what fd is open on. */
RING3_INLINE int sys_fremovexattr(int fd, const char *name)
{
    return (int)(syscall2)(NR_fremovexattr, fd, (long)name);
}

/* setxattrat(2): setxattr(2) below dirfd; size is sizeof *args.
 *
 * at_flags may be AT_SYMLINK_NOFOLLOW and AT_EMPTY_PATH, here and below. Since
 * Linux 6.13.
 */
RING3_INLINE int sys_setxattrat(int dirfd, const char *path,
                                unsigned int at_flags, const char *name,
                                const struct kernel_xattr_args *args,
                                size_t size)
{
    return (int)(syscall6)(NR_setxattrat, dirfd, (long)path, (long)at_flags,
                           (long)name, (long)args, (long)size);
}

/* getxattrat(2): getxattr(2) below dirfd; size is sizeof *args.
 *
 * Returns the value's length, or -errno; with an args->size of 0 the length
 * alone. Since Linux 6.13.
 */
RING3_INLINE long sys_getxattrat(int dirfd, const char *path,
                                 unsigned int at_flags, const char *name,
                                 const struct kernel_xattr_args *args,
                                 size_t size)
{
    return (syscall6)(NR_getxattrat, dirfd, (long)path, (long)at_flags,
                      (long)name, (long)args, (long)size);
}

/* listxattrat(2): listxattr(2) below dirfd. Returns as listxattr(2). Since
 * Linux 6.13.
 */
RING3_INLINE long sys_listxattrat(int dirfd, const char *path,
                                  unsigned int at_flags, char *list,
                                  size_t size)
{
    return (syscall5)(NR_listxattrat, dirfd, (long)path, (long)at_flags,
                      (long)list, (long)size);
}

/* removexattrat(2): removexattr(2) below dirfd. Since Linux 6.13. */
RING3_INLINE int sys_removexattrat(int dirfd, const char *path,
                                   unsigned int at_flags, const char *name)
{
    return (int)(syscall4)(NR_removexattrat, dirfd, (long)path, (long)at_flags,
                           (long)name);
}

#endif
