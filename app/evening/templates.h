/* The chair's own templates: plans kept beside the library, a JSON plan file each with one more member, "name".
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/plan.h"

G_BEGIN_DECLS

/* Longest name, in code points. */
#define DRIE_PLAN_TEMPLATE_MAX_NAME DRIE_PLAN_MAX_THEME

/**
 * DriePlanTemplate:
 * @id: names its file; stays the same when the template is renamed
 * @name: as the chair reads it; never empty
 * @plan: without a date; it holds otherwise
 */
typedef struct
{
  char *id;
  char *name;
  DriePlan *plan;
} DriePlanTemplate;

/**
 * drie_templates_list:
 * @directory: of the library
 * @unread: (out) (optional): a sentence for the chair if files could not be read, else NULL; transfer full
 *
 * Returns: (transfer full): of DriePlanTemplate (owned), by name; empty where there is none
 */
GPtrArray *drie_templates_list (const char *directory, char **unread);
/**
 * drie_templates_keep:
 * @name: what it is to be called; a number follows if another one is called so
 * @plan: must hold; its date is left out
 * @error: a sentence for the chair
 *
 * Returns: (transfer full): the template as it was kept, on the disk; NULL on error
 */
DriePlanTemplate *drie_templates_keep (const char *directory, const char *name, const DriePlan *plan, GError **error);
/* FALSE and a sentence if @name is empty or too long, or the file cannot be written. */
gboolean drie_templates_rename (const char *directory, const DriePlanTemplate *template, const char *name, GError **error);
/* Also when it had gone already. */
gboolean drie_templates_remove (const char *directory, const DriePlanTemplate *template, GError **error);
/* Puts a removed one back. */
gboolean drie_templates_restore (const char *directory, const DriePlanTemplate *template, GError **error);

void drie_plan_template_free (DriePlanTemplate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DriePlanTemplate, drie_plan_template_free)

G_END_DECLS
