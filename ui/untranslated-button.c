/* Notes that the hall cannot read. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/untranslated-button.h"

#include <glib/gi18n-lib.h>

#include "ui/init.h"
#include "ui/live-words.h"

struct _DrieUntranslatedButton
{
  GtkButton parent_instance;

  /* Template widgets */
  GtkLabel *words;
  GtkLabel *key;
};

G_DEFINE_FINAL_TYPE (DrieUntranslatedButton, drie_untranslated_button, GTK_TYPE_BUTTON)

enum
{
  PROP_KEY = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void
drie_untranslated_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  g_value_set_string (value, gtk_label_get_text (DRIE_UNTRANSLATED_BUTTON (object)->key));
}

static void
drie_untranslated_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  const char *key = g_value_get_string (value);

  gtk_label_set_text (DRIE_UNTRANSLATED_BUTTON (object)->key, key != NULL ? key : "");
}

static void
drie_untranslated_button_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DRIE_TYPE_UNTRANSLATED_BUTTON);
  G_OBJECT_CLASS (drie_untranslated_button_parent_class)->dispose (object);
}

static void
drie_untranslated_button_class_init (DrieUntranslatedButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = drie_untranslated_button_get_property;
  object_class->set_property = drie_untranslated_button_set_property;
  object_class->dispose = drie_untranslated_button_dispose;
  props[PROP_KEY] = g_param_spec_string ("key", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/untranslated-button.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieUntranslatedButton, words);
  gtk_widget_class_bind_template_child (widget_class, DrieUntranslatedButton, key);
}

static void
drie_untranslated_button_init (DrieUntranslatedButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
drie_untranslated_button_show (DrieUntranslatedButton *self, const DrieNote *note, const char *language, gboolean named)
{
  g_autofree char *words = drie_words_untranslated (note, language);
  g_autofree char *label = NULL;

  g_return_if_fail (DRIE_IS_UNTRANSLATED_BUTTON (self));

  gtk_widget_set_visible (GTK_WIDGET (self), words != NULL);
  if (words == NULL)
    return;
  if (!named)
    {
      g_free (words);
      /* Translators: of a note that the hall cannot read; %s is the hall’s language, “Dutch”. */
      words = g_strdup_printf (_ ("Not in %s"), drie_words_language (language));
    }
  gtk_label_set_text (self->words, words);
  label = g_strdup_printf ("%s: %s", words, _ ("Translate for the hall"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}
