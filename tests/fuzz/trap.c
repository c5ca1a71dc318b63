/* GLib ends a program that breaks a promise of its own by SIGTRAP, which libFuzzer does not know. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <signal.h>
#include <stdlib.h>

static void
trap_cb (int signal)
{
  abort ();
}

__attribute__ ((constructor)) static void
listen_for_traps (void)
{
  signal (SIGTRAP, trap_cb);
}
