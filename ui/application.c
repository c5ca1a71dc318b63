/* The program: options, actions, the main window. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/application.h"

struct _DrieApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (DrieApplication, drie_application, ADW_TYPE_APPLICATION)

static void
drie_application_class_init (DrieApplicationClass *klass)
{
}

static void
drie_application_init (DrieApplication *self)
{
}

DrieApplication *
drie_application_new (void)
{
  return g_object_new (DRIE_TYPE_APPLICATION, "application-id", "io.github.driegesprek.Driegesprek", NULL);
}
