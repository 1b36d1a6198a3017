/* SPDX-License-Identifier: 0BSD */
/* Reads the file in RING3_TARGET. In a folder of its own, because quotes look
 * first beside the file that has them: no other header of that name is here.
 */
#ifdef RING3_TARGET
#include RING3_TARGET
#endif
