/* driegesprek. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/application.h"
#include "ui/init.h"

int
main (int argc, char **argv)
{
  g_autoptr (DrieApplication) application = NULL;

  drie_ui_init ();
  application = drie_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
