/* SPDX-License-Identifier: 0BSD */
/* perf.h: its flags are where the kernel has bit-fields. */
#include "check.h"

#include <linux/perf_event.h>
#include <string.h>

#include <ring3/perf.h>

static uint64_t all;

/* field of the kernel's, with value, is flag of ours and nothing else. */
#define BIT(field, value, flag) \
    do { \
        struct perf_event_attr theirs; \
        struct kernel_perf_event_attr ours; \
        memset(&theirs, 0, sizeof theirs); \
        memset(&ours, 0, sizeof ours); \
        theirs.field = value; \
        ours.flags = flag; \
        /* The headers here may know fewer members, or more. */ \
        assert_memory_equal(&ours, &theirs, sizeof ours < sizeof theirs \
                            ? sizeof ours : sizeof theirs); \
        assert_int_equal(all & (flag), 0); \
        all |= flag; \
    } while (0)

static void every_flag_is_the_kernels_bit_field(void **state)
{
    (void)state;
    all = 0;
    BIT(disabled, 1, RING3_PERF_ATTR_DISABLED);
    BIT(inherit, 1, RING3_PERF_ATTR_INHERIT);
    BIT(pinned, 1, RING3_PERF_ATTR_PINNED);
    BIT(exclusive, 1, RING3_PERF_ATTR_EXCLUSIVE);
    BIT(exclude_user, 1, RING3_PERF_ATTR_EXCLUDE_USER);
    BIT(exclude_kernel, 1, RING3_PERF_ATTR_EXCLUDE_KERNEL);
    BIT(exclude_hv, 1, RING3_PERF_ATTR_EXCLUDE_HV);
    BIT(exclude_idle, 1, RING3_PERF_ATTR_EXCLUDE_IDLE);
    BIT(mmap, 1, RING3_PERF_ATTR_MMAP);
    BIT(comm, 1, RING3_PERF_ATTR_COMM);
    BIT(freq, 1, RING3_PERF_ATTR_FREQ);
    BIT(inherit_stat, 1, RING3_PERF_ATTR_INHERIT_STAT);
    BIT(enable_on_exec, 1, RING3_PERF_ATTR_ENABLE_ON_EXEC);
    BIT(task, 1, RING3_PERF_ATTR_TASK);
    BIT(watermark, 1, RING3_PERF_ATTR_WATERMARK);
    BIT(mmap_data, 1, RING3_PERF_ATTR_MMAP_DATA);
    BIT(sample_id_all, 1, RING3_PERF_ATTR_SAMPLE_ID_ALL);
    BIT(exclude_host, 1, RING3_PERF_ATTR_EXCLUDE_HOST);
    BIT(exclude_guest, 1, RING3_PERF_ATTR_EXCLUDE_GUEST);
    BIT(exclude_callchain_kernel, 1, RING3_PERF_ATTR_EXCLUDE_CALLCHAIN_KERNEL);
    BIT(exclude_callchain_user, 1, RING3_PERF_ATTR_EXCLUDE_CALLCHAIN_USER);
    BIT(mmap2, 1, RING3_PERF_ATTR_MMAP2);
    BIT(comm_exec, 1, RING3_PERF_ATTR_COMM_EXEC);
    BIT(use_clockid, 1, RING3_PERF_ATTR_USE_CLOCKID);
    BIT(context_switch, 1, RING3_PERF_ATTR_CONTEXT_SWITCH);
    BIT(write_backward, 1, RING3_PERF_ATTR_WRITE_BACKWARD);
    BIT(namespaces, 1, RING3_PERF_ATTR_NAMESPACES);
    BIT(ksymbol, 1, RING3_PERF_ATTR_KSYMBOL);
    BIT(bpf_event, 1, RING3_PERF_ATTR_BPF_EVENT);
    BIT(aux_output, 1, RING3_PERF_ATTR_AUX_OUTPUT);
    BIT(cgroup, 1, RING3_PERF_ATTR_CGROUP);
    BIT(text_poke, 1, RING3_PERF_ATTR_TEXT_POKE);
    BIT(build_id, 1, RING3_PERF_ATTR_BUILD_ID);
    BIT(inherit_thread, 1, RING3_PERF_ATTR_INHERIT_THREAD);
    BIT(remove_on_exec, 1, RING3_PERF_ATTR_REMOVE_ON_EXEC);
    BIT(sigtrap, 1, RING3_PERF_ATTR_SIGTRAP);
    BIT(precise_ip, 3, RING3_PERF_ATTR_PRECISE_IP);
    assert_int_equal(all, 0x3fffffffff);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_flag_is_the_kernels_bit_field),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
