/* Text in letters as large as its place allows. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/fit-label.h"

#include "ui/paint.h"

#define MIN_SIZE 8

struct _DrieFitLabel
{
  GtkWidget parent_instance;

  char *text;
  double yalign;

  PangoLayout *layout; /* owned: as it fitted into @width × @height; NULL: to be found */
  int width;
  int height;
  int size;
};

enum
{
  PROP_TEXT = 1,
  PROP_YALIGN,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DrieFitLabel, drie_fit_label, GTK_TYPE_WIDGET)

/* "1.  We talk …": the second line of an item begins below its first word. */
static void
set_indent (DrieFitLabel *self, PangoLayout *layout, const PangoFontDescription *font)
{
  const char *gap = strstr (self->text, "  ");
  g_autofree char *head = gap != NULL ? g_strndup (self->text, gap + 2 - self->text) : NULL;
  g_autoptr (PangoLayout) measure = NULL;
  int width;

  if (head == NULL || g_utf8_strlen (head, -1) > 6)
    return;
  measure = gtk_widget_create_pango_layout (GTK_WIDGET (self), head);
  pango_layout_set_font_description (measure, font);
  pango_layout_get_size (measure, &width, NULL);
  pango_layout_set_indent (layout, -width);
}

static void
set_size (DrieFitLabel *self, PangoLayout *layout, int size)
{
  PangoContext *context = pango_layout_get_context (layout);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (pango_context_get_font_description (context));

  pango_font_description_set_absolute_size (font, (double)size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  set_indent (self, layout, font);
}

/* Words stay whole as long as there is a size at which they do. */
static gboolean
fits (PangoLayout *layout, int width, int height)
{
  int layout_width, layout_height;

  pango_layout_get_pixel_size (layout, &layout_width, &layout_height);
  return layout_width <= width && layout_height <= height;
}

static void
find_size (DrieFitLabel *self, PangoLayout *layout, int width, int height)
{
  PangoContext *context = pango_layout_get_context (layout);
  int low = MIN_SIZE;
  int high = MAX (pango_font_description_get_size (pango_context_get_font_description (context)) / PANGO_SCALE, MIN_SIZE);

  while (low < high)
    {
      int middle = (low + high + 1) / 2;
      set_size (self, layout, middle);
      if (fits (layout, width, height))
        low = middle;
      else
        high = middle - 1;
    }
  set_size (self, layout, low);
  if (!fits (layout, width, height))
    pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  self->size = low;
}

static void
ensure_layout (DrieFitLabel *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  if (self->layout != NULL && self->width == width && self->height == height)
    return;
  g_clear_object (&self->layout);
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
  pango_layout_set_width (self->layout, width * PANGO_SCALE);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD);
  find_size (self, self->layout, width, height);
  self->width = width;
  self->height = height;
}

static void
forget_layout (DrieFitLabel *self)
{
  g_clear_object (&self->layout);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drie_fit_label_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = *natural = 1;
}

static void
drie_fit_label_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DrieFitLabel *self = DRIE_FIT_LABEL (widget);
  GdkRGBA color;
  int layout_height;

  if (*self->text == '\0')
    return;
  ensure_layout (self);
  pango_layout_get_pixel_size (self->layout, NULL, &layout_height);
  drie_paint_get_color (widget, &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (int)((self->height - layout_height) * self->yalign)));
  gtk_snapshot_append_layout (snapshot, self->layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
drie_fit_label_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (drie_fit_label_parent_class)->css_changed (widget, change);
  forget_layout (DRIE_FIT_LABEL (widget));
}

static void
drie_fit_label_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DrieFitLabel *self = DRIE_FIT_LABEL (object);

  switch (id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_YALIGN:
      g_value_set_double (value, self->yalign);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
drie_fit_label_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DrieFitLabel *self = DRIE_FIT_LABEL (object);

  switch (id)
    {
    case PROP_TEXT:
      drie_fit_label_set_text (self, g_value_get_string (value));
      break;
    case PROP_YALIGN:
      drie_fit_label_set_yalign (self, g_value_get_double (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
drie_fit_label_finalize (GObject *object)
{
  DrieFitLabel *self = DRIE_FIT_LABEL (object);

  g_free (self->text);
  g_clear_object (&self->layout);
  G_OBJECT_CLASS (drie_fit_label_parent_class)->finalize (object);
}

static void
drie_fit_label_class_init (DrieFitLabelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = drie_fit_label_get_property;
  object_class->set_property = drie_fit_label_set_property;
  object_class->finalize = drie_fit_label_finalize;
  widget_class->measure = drie_fit_label_measure;
  widget_class->snapshot = drie_fit_label_snapshot;
  widget_class->css_changed = drie_fit_label_css_changed;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  properties[PROP_YALIGN] = g_param_spec_double ("yalign", NULL, NULL, 0, 1, 0.5, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "fitlabel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
drie_fit_label_init (DrieFitLabel *self)
{
  self->text = g_strdup ("");
  self->yalign = 0.5;
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

const char *
drie_fit_label_get_text (DrieFitLabel *self)
{
  g_return_val_if_fail (DRIE_IS_FIT_LABEL (self), NULL);

  return self->text;
}

void
drie_fit_label_set_text (DrieFitLabel *self, const char *text)
{
  g_return_if_fail (DRIE_IS_FIT_LABEL (self));

  if (text == NULL)
    text = "";
  if (g_str_equal (self->text, text))
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  forget_layout (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

void
drie_fit_label_set_yalign (DrieFitLabel *self, double yalign)
{
  g_return_if_fail (DRIE_IS_FIT_LABEL (self));

  if (self->yalign == yalign)
    return;
  self->yalign = yalign;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_YALIGN]);
}

int
drie_fit_label_get_size (DrieFitLabel *self)
{
  g_return_val_if_fail (DRIE_IS_FIT_LABEL (self), 0);

  return self->size;
}

void
drie_fit_label_measure_text (DrieFitLabel *self, int *width, int *height)
{
  g_return_if_fail (DRIE_IS_FIT_LABEL (self));

  ensure_layout (self);
  pango_layout_get_pixel_size (self->layout, width, height);
}
