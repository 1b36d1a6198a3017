/* SPDX-License-Identifier: 0BSD */
/* Security modules: which are active, and what they say about this process.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_SECURITY_H
#define RING3_SECURITY_H
#pragma GCC system_header

#include "syscall.h"
#include "types.h"

/* Which module. */
#define LSM_ID_UNDEF            0
#define LSM_ID_CAPABILITY       100
#define LSM_ID_SELINUX          101
#define LSM_ID_SMACK            102
#define LSM_ID_TOMOYO           103
#define LSM_ID_APPARMOR         104
#define LSM_ID_YAMA             105
#define LSM_ID_LOADPIN          106
#define LSM_ID_SAFESETID        107
#define LSM_ID_LOCKDOWN         108
#define LSM_ID_BPF              109
#define LSM_ID_LANDLOCK         110
#define LSM_ID_IMA              111
#define LSM_ID_EVM              112
#define LSM_ID_IPE              113

/* Which attribute: the files of /proc/self/attr. */
#define LSM_ATTR_UNDEF          0
#define LSM_ATTR_CURRENT        100
#define LSM_ATTR_EXEC           101
#define LSM_ATTR_FSCREATE       102
#define LSM_ATTR_KEYCREATE      103
#define LSM_ATTR_PREV           104
#define LSM_ATTR_SOCKCREATE     105

/* flags of lsm_get_self_attr(2): only of the module that context->id names. */
#define LSM_FLAG_SINGLE 1

/* What one module says. ctx_len bytes follow; len counts both, with padding:
 * the next begins there.
 */
struct kernel_lsm_ctx {
    uint64_t id;
    uint64_t flags;
    uint64_t len;
    uint64_t ctx_len;
};

/* lsm_get_self_attr(2): put what each module says about attr into context.
 *
 * size says how large context is and gets how much was written, or with -E2BIG
 * how much is needed. Returns how many modules answered. Since Linux 6.8.
 */
RING3_INLINE long sys_lsm_get_self_attr(unsigned int attr,
                                        struct kernel_lsm_ctx *context,
                                        unsigned int *size,
                                        unsigned int flags)
{
    return (syscall4)(NR_lsm_get_self_attr, (long)attr, (long)context,
                      (long)size, (long)flags);
}

/* lsm_set_self_attr(2): set attr of one module, which context->id names. flags
 * is 0. Since Linux 6.8.
 */
RING3_INLINE int sys_lsm_set_self_attr(unsigned int attr,
                                       const struct kernel_lsm_ctx *context,
                                       unsigned int size, unsigned int flags)
{
    return (int)(syscall4)(NR_lsm_set_self_attr, (long)attr, (long)context,
                           (long)size, (long)flags);
}

/* lsm_list_modules(2): put the ids of the active modules into ids.
 *
 * size, in bytes, says how large ids is and gets how much is needed, also with
 * -E2BIG. flags is 0. Returns how many there are. Since Linux 6.8.
 */
RING3_INLINE long sys_lsm_list_modules(uint64_t *ids, unsigned int *size,
                                       unsigned int flags)
{
    return (syscall3)(NR_lsm_list_modules, (long)ids, (long)size, (long)flags);
}

#endif
