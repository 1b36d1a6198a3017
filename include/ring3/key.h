/* SPDX-License-Identifier: 0BSD */
/* Keys and secrets that the kernel keeps, in keyrings. */
#ifndef RING3_KEY_H
#define RING3_KEY_H
#pragma GCC system_header

#include "syscall.h"
#include "types.h"

/* In place of a key's number: the caller's keyrings. */
#define KEY_SPEC_THREAD_KEYRING         -1
#define KEY_SPEC_PROCESS_KEYRING        -2
#define KEY_SPEC_SESSION_KEYRING        -3
#define KEY_SPEC_USER_KEYRING           -4
#define KEY_SPEC_USER_SESSION_KEYRING   -5
#define KEY_SPEC_GROUP_KEYRING          -6
#define KEY_SPEC_REQKEY_AUTH_KEY        -7
#define KEY_SPEC_REQUESTOR_KEYRING      -8

/* operation of keyctl(2). */
#define KEYCTL_GET_KEYRING_ID           0
#define KEYCTL_JOIN_SESSION_KEYRING     1
#define KEYCTL_UPDATE                   2
#define KEYCTL_REVOKE                   3
#define KEYCTL_CHOWN                    4
#define KEYCTL_SETPERM                  5
#define KEYCTL_DESCRIBE                 6
#define KEYCTL_CLEAR                    7
#define KEYCTL_LINK                     8
#define KEYCTL_UNLINK                   9
#define KEYCTL_SEARCH                   10
#define KEYCTL_READ                     11
#define KEYCTL_INSTANTIATE              12
#define KEYCTL_NEGATE                   13
#define KEYCTL_SET_REQKEY_KEYRING       14
#define KEYCTL_SET_TIMEOUT              15
#define KEYCTL_ASSUME_AUTHORITY         16
#define KEYCTL_GET_SECURITY             17
#define KEYCTL_SESSION_TO_PARENT        18
#define KEYCTL_REJECT                   19
#define KEYCTL_INSTANTIATE_IOV          20
#define KEYCTL_INVALIDATE               21
#define KEYCTL_GET_PERSISTENT           22
#define KEYCTL_DH_COMPUTE               23
#define KEYCTL_PKEY_QUERY               24
#define KEYCTL_PKEY_ENCRYPT             25
#define KEYCTL_PKEY_DECRYPT             26
#define KEYCTL_PKEY_SIGN                27
#define KEYCTL_PKEY_VERIFY              28
#define KEYCTL_RESTRICT_KEYRING         29
#define KEYCTL_MOVE                     30
#define KEYCTL_CAPABILITIES             31
#define KEYCTL_WATCH_KEY                32

/* arg2 of KEYCTL_SET_REQKEY_KEYRING: where request_key(2) puts what it gets. */
#define KEY_REQKEY_DEFL_NO_CHANGE               -1
#define KEY_REQKEY_DEFL_DEFAULT                 0
#define KEY_REQKEY_DEFL_THREAD_KEYRING          1
#define KEY_REQKEY_DEFL_PROCESS_KEYRING         2
#define KEY_REQKEY_DEFL_SESSION_KEYRING         3
#define KEY_REQKEY_DEFL_USER_KEYRING            4
#define KEY_REQKEY_DEFL_USER_SESSION_KEYRING    5
#define KEY_REQKEY_DEFL_GROUP_KEYRING           6
#define KEY_REQKEY_DEFL_REQUESTOR_KEYRING       7

/* add_key(2): make a key in a keyring, or give it a new payload.
 *
 * type is "user", "keyring", "logon"... Returns the key's number. payload may
 * be NULL with a len of 0. -EDQUOT when the user has too many. Since Linux
 * 2.6.10.
 */
RING3_INLINE int sys_add_key(const char *type, const char *description,
                             const void *payload, size_t len, int keyring)
{
    return (int)(syscall5)(NR_add_key, (long)type, (long)description,
                           (long)payload, (long)len, keyring);
}

/* request_key(2): find a key in the caller's keyrings and link it into keyring,
 * if that is not 0.
 *
 * Returns its number, or -ENOKEY if there is none. If callout is not NULL,
 * /sbin/request-key is then run to get it. Since Linux 2.6.10.
 */
RING3_INLINE int sys_request_key(const char *type, const char *description,
                                 const char *callout, int keyring)
{
    return (int)(syscall4)(NR_request_key, (long)type, (long)description,
                           (long)callout, keyring);
}

/* keyctl(2): do something with a key. The permissions of KEYCTL_SETPERM are a
 * byte each, from the highest, for whoever has the key, its user, its group and
 * others: 0x01 view, 0x02 read, 0x04 write, 0x08 search, 0x10 link, 0x20 set
 * these. Each operation has its own arguments and its own result; arguments it
 * has no use for are 0. Returns 0 or what the operation gives, or -errno. Since
 * Linux 2.6.10.
 */
RING3_INLINE long sys_keyctl(int operation, unsigned long arg2,
                             unsigned long arg3, unsigned long arg4,
                             unsigned long arg5)
{
    return (syscall5)(NR_keyctl, operation, (long)arg2, (long)arg3, (long)arg4,
                      (long)arg5);
}

#endif
