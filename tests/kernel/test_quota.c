/* SPDX-License-Identifier: 0BSD */
/* quota.h: how a command is put together. */
#include "check.h"

#include <linux/quota.h>

/* Ours, not the kernel's. */
#undef QCMD

#include <ring3/quota.h>

static void qcmd_is_the_command_above_the_type(void **state)
{
    (void)state;
    assert_int_equal(QCMD(Q_SYNC, USRQUOTA), 0x80000100u);
    assert_int_equal(QCMD(Q_GETNEXTQUOTA, PRJQUOTA), 0x80000902u);
    assert_int_equal(QCMD(Q_GETQUOTA, 0x1ff), 0x800007ffu);
}

static void qcmd_takes_each_argument_once(void **state)
{
    unsigned int command = Q_SYNC;
    int type = USRQUOTA;

    (void)state;
    assert_int_equal(QCMD(command++, type++), 0x80000100u);
    assert_int_equal(command, Q_SYNC + 1);
    assert_int_equal(type, USRQUOTA + 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(qcmd_is_the_command_above_the_type),
        cmocka_unit_test(qcmd_takes_each_argument_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
