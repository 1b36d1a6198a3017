/* SPDX-License-Identifier: 0BSD */
/* Keys and secrets that the kernel keeps, in keyrings. */
#ifndef RING3_KEY_H
#define RING3_KEY_H

#include "syscall.h"
#include "types.h"

/* In place of a key's number: keyrings of the caller's. */
#ifndef KEY_SPEC_THREAD_KEYRING
#define KEY_SPEC_THREAD_KEYRING         -1
#endif
#ifndef KEY_SPEC_PROCESS_KEYRING
#define KEY_SPEC_PROCESS_KEYRING        -2
#endif
#ifndef KEY_SPEC_SESSION_KEYRING
#define KEY_SPEC_SESSION_KEYRING        -3
#endif
#ifndef KEY_SPEC_USER_KEYRING
#define KEY_SPEC_USER_KEYRING           -4
#endif
#ifndef KEY_SPEC_USER_SESSION_KEYRING
#define KEY_SPEC_USER_SESSION_KEYRING   -5
#endif
#ifndef KEY_SPEC_GROUP_KEYRING
#define KEY_SPEC_GROUP_KEYRING          -6
#endif
#ifndef KEY_SPEC_REQKEY_AUTH_KEY
#define KEY_SPEC_REQKEY_AUTH_KEY        -7
#endif
#ifndef KEY_SPEC_REQUESTOR_KEYRING
#define KEY_SPEC_REQUESTOR_KEYRING      -8
#endif

/* operation of keyctl(2). */
#ifndef KEYCTL_GET_KEYRING_ID
#define KEYCTL_GET_KEYRING_ID           0
#endif
#ifndef KEYCTL_JOIN_SESSION_KEYRING
#define KEYCTL_JOIN_SESSION_KEYRING     1
#endif
#ifndef KEYCTL_UPDATE
#define KEYCTL_UPDATE                   2
#endif
#ifndef KEYCTL_REVOKE
#define KEYCTL_REVOKE                   3
#endif
#ifndef KEYCTL_CHOWN
#define KEYCTL_CHOWN                    4
#endif
#ifndef KEYCTL_SETPERM
#define KEYCTL_SETPERM                  5
#endif
#ifndef KEYCTL_DESCRIBE
#define KEYCTL_DESCRIBE                 6
#endif
#ifndef KEYCTL_CLEAR
#define KEYCTL_CLEAR                    7
#endif
#ifndef KEYCTL_LINK
#define KEYCTL_LINK                     8
#endif
#ifndef KEYCTL_UNLINK
#define KEYCTL_UNLINK                   9
#endif
#ifndef KEYCTL_SEARCH
#define KEYCTL_SEARCH                   10
#endif
#ifndef KEYCTL_READ
#define KEYCTL_READ                     11
#endif
#ifndef KEYCTL_INSTANTIATE
#define KEYCTL_INSTANTIATE              12
#endif
#ifndef KEYCTL_NEGATE
#define KEYCTL_NEGATE                   13
#endif
#ifndef KEYCTL_SET_REQKEY_KEYRING
#define KEYCTL_SET_REQKEY_KEYRING       14
#endif
#ifndef KEYCTL_SET_TIMEOUT
#define KEYCTL_SET_TIMEOUT              15
#endif
#ifndef KEYCTL_ASSUME_AUTHORITY
#define KEYCTL_ASSUME_AUTHORITY         16
#endif
#ifndef KEYCTL_GET_SECURITY
#define KEYCTL_GET_SECURITY             17
#endif
#ifndef KEYCTL_SESSION_TO_PARENT
#define KEYCTL_SESSION_TO_PARENT        18
#endif
#ifndef KEYCTL_REJECT
#define KEYCTL_REJECT                   19
#endif
#ifndef KEYCTL_INSTANTIATE_IOV
#define KEYCTL_INSTANTIATE_IOV          20
#endif
#ifndef KEYCTL_INVALIDATE
#define KEYCTL_INVALIDATE               21
#endif
#ifndef KEYCTL_GET_PERSISTENT
#define KEYCTL_GET_PERSISTENT           22
#endif
#ifndef KEYCTL_DH_COMPUTE
#define KEYCTL_DH_COMPUTE               23
#endif
#ifndef KEYCTL_PKEY_QUERY
#define KEYCTL_PKEY_QUERY               24
#endif
#ifndef KEYCTL_PKEY_ENCRYPT
#define KEYCTL_PKEY_ENCRYPT             25
#endif
#ifndef KEYCTL_PKEY_DECRYPT
#define KEYCTL_PKEY_DECRYPT             26
#endif
#ifndef KEYCTL_PKEY_SIGN
#define KEYCTL_PKEY_SIGN                27
#endif
#ifndef KEYCTL_PKEY_VERIFY
#define KEYCTL_PKEY_VERIFY              28
#endif
#ifndef KEYCTL_RESTRICT_KEYRING
#define KEYCTL_RESTRICT_KEYRING         29
#endif
#ifndef KEYCTL_MOVE
#define KEYCTL_MOVE                     30
#endif
#ifndef KEYCTL_CAPABILITIES
#define KEYCTL_CAPABILITIES             31
#endif
#ifndef KEYCTL_WATCH_KEY
#define KEYCTL_WATCH_KEY                32
#endif

/* arg2 of KEYCTL_SET_REQKEY_KEYRING: where request_key(2) puts what it got. */
#ifndef KEY_REQKEY_DEFL_NO_CHANGE
#define KEY_REQKEY_DEFL_NO_CHANGE               -1
#endif
#ifndef KEY_REQKEY_DEFL_DEFAULT
#define KEY_REQKEY_DEFL_DEFAULT                 0
#endif
#ifndef KEY_REQKEY_DEFL_THREAD_KEYRING
#define KEY_REQKEY_DEFL_THREAD_KEYRING          1
#endif
#ifndef KEY_REQKEY_DEFL_PROCESS_KEYRING
#define KEY_REQKEY_DEFL_PROCESS_KEYRING         2
#endif
#ifndef KEY_REQKEY_DEFL_SESSION_KEYRING
#define KEY_REQKEY_DEFL_SESSION_KEYRING         3
#endif
#ifndef KEY_REQKEY_DEFL_USER_KEYRING
#define KEY_REQKEY_DEFL_USER_KEYRING            4
#endif
#ifndef KEY_REQKEY_DEFL_USER_SESSION_KEYRING
#define KEY_REQKEY_DEFL_USER_SESSION_KEYRING    5
#endif
#ifndef KEY_REQKEY_DEFL_GROUP_KEYRING
#define KEY_REQKEY_DEFL_GROUP_KEYRING           6
#endif
#ifndef KEY_REQKEY_DEFL_REQUESTOR_KEYRING
#define KEY_REQKEY_DEFL_REQUESTOR_KEYRING       7
#endif

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
 * Returns its number, -ENOKEY if there is none. With a callout, not NULL,
 * /sbin/request-key is then run to get it. Since Linux 2.6.10.
 */
RING3_INLINE int sys_request_key(const char *type, const char *description,
                                 const char *callout, int keyring)
{
    return (int)(syscall4)(NR_request_key, (long)type, (long)description,
                           (long)callout, keyring);
}

/* keyctl(2): do something with a key. The permissions of KEYCTL_SETPERM are a
 * byte each for who has the key, from the highest, its user, its group and the
 * others: 0x01 view, 0x02 read, 0x04 write, 0x08 search, 0x10 link, 0x20 set
 * these. Each operation has its own arguments and
 * its own result; those it has no use for are 0. Returns 0 or what the
 * operation gives, or -errno. Since Linux 2.6.10.
 */
RING3_INLINE long sys_keyctl(int operation, unsigned long arg2,
                             unsigned long arg3, unsigned long arg4,
                             unsigned long arg5)
{
    return (syscall5)(NR_keyctl, operation, (long)arg2, (long)arg3, (long)arg4,
                      (long)arg5);
}

#endif
