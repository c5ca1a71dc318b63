/* The posters, to hang in the hall with the code to scan: a page for everybody, then one for each circle, whose code chooses that circle.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/writers.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "report/ink.h"
#include "report/words.h"
#include "report/written.h"

#define MARGIN    (19 * DRIE_MM)
#define WIDTH     (DRIE_PAGE_WIDTH - 2 * MARGIN)
#define CODE_SIZE (93 * DRIE_MM) /* without the quiet zone: read from the second row of chairs */
#define BADGE     19.0
#define MAX_LINES 3 /* of a step, and of an address that will not fit on one */

typedef struct
{
  const DrieSummary *summary;
  const DrieCatalog *catalog;
  PangoContext *context;
  cairo_t *cr;
  gboolean rtl;
  DrieCircle circle; /* that the page is for; NONE: for everybody */
  double y;
} Poster;

static void
draw_at (const Poster *self, PangoLayout *layout, double x, double y, guint32 colour)
{
  double width = (double)pango_layout_get_width (layout) / PANGO_SCALE;

  drie_ink_set (self->cr, colour);
  cairo_move_to (self->cr, MARGIN + (self->rtl ? WIDTH - x - width : x), y);
  pango_cairo_show_layout (self->cr, layout);
}

/* Below what is there already, as large as fits into @room: from @size down to less than half of it, at last cut short. */
static void
draw_fitting (Poster *self, const char *text, double size, DrieWeight weight, double room, guint32 colour)
{
  g_autoptr (PangoLayout) layout = NULL;

  for (double try = size; layout == NULL || (drie_ink_layout_height (layout) > room && try >= size * 0.4); try -= 1)
    {
      g_clear_object (&layout);
      layout = drie_ink_layout (self->context, text, try, weight, WIDTH);
    }
  if (drie_ink_layout_height (layout) > room)
    {
      pango_layout_set_height (layout, (int)(room * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  drie_ink_layout_turn (layout);
  draw_at (self, layout, 0, self->y, colour);
  self->y += drie_ink_layout_height (layout);
}

/* Whose page it is, to be recognised from across the hall: sign, colour, word. */
static void
draw_circle_band (Poster *self)
{
  const double height = 52, mark = 28, x = 18;
  g_autoptr (PangoLayout) word
      = drie_ink_layout (self->context, drie_word_circle (self->catalog, self->circle), 28, DRIE_WEIGHT_HEAVY, WIDTH - mark - 3 * x);

  drie_ink_layout_turn (word);
  drie_ink_set (self->cr, drie_ink_tint (self->circle));
  cairo_rectangle (self->cr, MARGIN, self->y, WIDTH, height);
  cairo_fill (self->cr);
  drie_ink_mark (self->cr, self->circle, MARGIN + (self->rtl ? WIDTH - x - mark : x), self->y + (height - mark) / 2, mark);
  draw_at (self, word, 2 * x + mark, self->y + (height - drie_ink_layout_height (word)) / 2, drie_ink_circle (self->circle));
  self->y += height + 14;
}

static void
draw_head (Poster *self, double room)
{
  const DriePlan *plan = self->summary->plan;
  g_autofree char *school = drie_written_clean (plan->school);
  g_autofree char *date = plan->date != NULL ? drie_word_date (self->catalog, plan->date, TRUE) : NULL;
  g_autofree char *line = school != NULL && date != NULL ? g_strconcat (school, " · ", date, NULL)
                          : school != NULL               ? g_strdup (school)
                                                         : g_strdup (date);
  g_autofree char *theme = drie_written_clean (plan->theme);
  g_autofree char *question = drie_written_clean (plan->question);
  double start = self->y;

  if (self->circle != DRIE_CIRCLE_NONE)
    draw_circle_band (self);
  if (line != NULL)
    draw_fitting (self, line, 12, DRIE_WEIGHT_BOLD, 18, DRIE_INK_QUIET);
  if (theme != NULL)
    draw_fitting (self, theme, 44, DRIE_WEIGHT_HEAVY, (room - 22 - (self->y - start)) * 0.55, DRIE_INK_TEXT);
  self->y += 4;
  if (question != NULL)
    draw_fitting (self, question, 21, DRIE_WEIGHT_BOLD, room - (self->y - start), DRIE_INK_TEXT);
}

static void
limit_lines (PangoLayout *layout)
{
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_height (layout, -MAX_LINES);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
}

static void
draw_centred (Poster *self, const char *text, double size, DrieWeight weight, int spacing)
{
  g_autoptr (PangoLayout) layout = NULL;

  /* An address that is broken is typed wrongly: rather smaller. */
  for (double try = size; layout == NULL || (pango_layout_get_line_count (layout) > 1 && try > 9); try -= 1)
    {
      g_clear_object (&layout);
      layout = drie_ink_layout (self->context, text, try, weight, WIDTH);
      PangoAttrList *attributes = pango_attr_list_new ();
      pango_attr_list_insert (attributes, pango_attr_letter_spacing_new (spacing * PANGO_SCALE));
      pango_layout_set_attributes (layout, attributes);
      pango_attr_list_unref (attributes);
    }
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  limit_lines (layout);
  draw_at (self, layout, 0, self->y, DRIE_INK_TEXT);
  self->y += drie_ink_layout_height (layout);
}

/* What the page's code says: on a circle's page the phone need not ask for it. Transfer full. */
static char *
dup_target (const Poster *self)
{
  g_autofree char *address = drie_written_clean (self->summary->address);

  if (self->circle == DRIE_CIRCLE_NONE)
    return g_steal_pointer (&address);
  return g_strconcat (address, "?circle=", drie_circle_to_wire (self->circle), NULL);
}

static void
draw_code (Poster *self, double size)
{
  g_autofree char *address = drie_written_clean (self->summary->address);
  g_autofree char *code = drie_written_clean (self->summary->code);
  g_autofree char *target = dup_target (self);

  drie_ink_qr (self->cr, target, (DRIE_PAGE_WIDTH - size) / 2, self->y, size);
  self->y += size - 8;
  draw_centred (self, address, 19, DRIE_WEIGHT_BOLD, 0);
  if (code != NULL)
    draw_centred (self, code, 40, DRIE_WEIGHT_HEAVY, 6);
}

static void
draw_step (Poster *self, guint number, const char *text)
{
  const double x = BADGE + 12;
  g_autofree char *digits = g_strdup_printf ("%u", number);
  g_autoptr (PangoLayout) badge = drie_ink_layout (self->context, digits, 12, DRIE_WEIGHT_BOLD, BADGE);
  g_autoptr (PangoLayout) layout = drie_ink_layout (self->context, text, 15, DRIE_WEIGHT_NORMAL, WIDTH - x);
  limit_lines (layout);
  drie_ink_layout_turn (layout);
  double middle = self->y + drie_ink_layout_baseline (layout) - 5.2;
  double left = MARGIN + (self->rtl ? WIDTH - BADGE : 0);

  drie_ink_set (self->cr, DRIE_INK_TEXT);
  cairo_new_path (self->cr);
  cairo_arc (self->cr, left + BADGE / 2, middle, BADGE / 2, 0, 2 * G_PI);
  cairo_fill (self->cr);
  pango_layout_set_alignment (badge, PANGO_ALIGN_CENTER);
  draw_at (self, badge, 0, middle - drie_ink_layout_height (badge) / 2, 0xffffff);
  draw_at (self, layout, x, self->y, DRIE_INK_TEXT);
  self->y += drie_ink_layout_height (layout) + 5;
}

/* The three circles, with the signs that the phone shows. */
static void
draw_circles (Poster *self)
{
  double x = BADGE + 12, height = 0;

  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    {
      g_autoptr (PangoLayout) word
          = drie_ink_layout (self->context, drie_word_circle (self->catalog, circle), 15, DRIE_WEIGHT_BOLD, WIDTH / 3);
      double width = drie_ink_layout_width (word);
      drie_ink_layout_fit (word);
      drie_ink_mark (self->cr, circle, MARGIN + (self->rtl ? WIDTH - x - 11 : x), self->y + drie_ink_layout_baseline (word) - 10.5, 11);
      draw_at (self, word, x + 16, self->y, drie_ink_circle (circle));
      x += 16 + width + 22;
      height = MAX (height, drie_ink_layout_height (word));
    }
  self->y += height + 5;
}

static void
draw_steps (Poster *self, double unused)
{
  g_autofree char *wifi = drie_written_clean (self->summary->plan->wifi);
  guint number = 1;

  if (wifi != NULL)
    {
      g_autofree char *join = g_strdup_printf (T_ (self->catalog, "Connect your phone to this Wi-Fi: %s"), wifi);
      draw_step (self, number++, join);
    }
  draw_step (self, number++, T_ (self->catalog, "Point your phone’s camera at the code, or type the address."));
  if (self->circle == DRIE_CIRCLE_NONE)
    {
      draw_step (self, number++, T_ (self->catalog, "Choose your circle."));
      draw_circles (self);
    }
  draw_step (self, number++, T_ (self->catalog, "Write down what you want to ask: one question per note. Nobody sees who wrote it."));
}

typedef void (*PosterPart) (Poster *self, double argument);

/* How high a part becomes, by drawing it where nobody sees it. */
static double
measure (const Poster *self, PosterPart part, double argument)
{
  cairo_surface_t *nowhere = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  Poster trial = *self;

  trial.cr = cairo_create (nowhere);
  trial.y = 0;
  part (&trial, argument);
  cairo_destroy (trial.cr);
  cairo_surface_destroy (nowhere);
  return trial.y;
}

/* The steps stand at the foot of the page and take what they need, the code is as large as it must be, and theme and question
 * fill what is left; where they are short, the white is shared above and below the code. */
static gboolean
draw_poster (Poster *self)
{
  guint modules;
  g_autofree char *target = dup_target (self);
  g_autoptr (GBytes) code = drie_qr_encode (target, &modules);
  if (code == NULL)
    return FALSE;

  double size = CODE_SIZE * (modules + 2 * DRIE_QR_QUIET_ZONE) / modules;
  double steps = DRIE_PAGE_HEIGHT - MARGIN - measure (self, draw_steps, 0);
  double block = measure (self, draw_code, size) + 10;
  self->y = MARGIN;
  draw_head (self, steps - block - MARGIN);
  self->y += MAX ((steps - block - self->y) / 2, 0);
  draw_code (self, size);
  self->y = steps;
  draw_steps (self, 0);
  cairo_show_page (self->cr);
  return TRUE;
}

/* Everybody's page first: who prints one page prints that. */
static gboolean
draw_posters (Poster *self)
{
  self->circle = DRIE_CIRCLE_NONE;
  if (!draw_poster (self))
    return FALSE;
  for (self->circle = 0; self->circle < DRIE_N_CIRCLES; self->circle++)
    if (!draw_poster (self))
      return FALSE;
  return TRUE;
}

GBytes *
drie_report_write_poster (const DrieSummary *summary, const DrieCatalog *catalog, GError **error)
{
  g_autoptr (GByteArray) buffer = g_byte_array_new ();
  g_autofree char *theme = drie_written_clean (summary->plan->theme);
  g_autofree char *school = drie_written_clean (summary->plan->school);
  gboolean rtl = drie_catalog_is_rtl (catalog);

  if (!drie_written_is_any (summary->address))
    {
      g_set_error_literal (error, DRIE_REPORT_ERROR, DRIE_REPORT_ERROR_FAILED,
                           _ ("The poster shows the address of the evening, and it has none yet: open the evening for phones first"));
      return NULL;
    }

  cairo_surface_t *surface = drie_ink_pdf_new (buffer, theme != NULL ? theme : "Driegesprek", school, summary->created_at);
  PangoContext *context = drie_ink_context_new (drie_catalog_get_language (catalog), rtl);
  Poster poster = { .summary = summary, .catalog = catalog, .context = context, .cr = cairo_create (surface), .rtl = rtl };
  gboolean drawn = draw_posters (&poster);
  cairo_destroy (poster.cr);
  g_object_unref (context);
  cairo_surface_finish (surface);
  cairo_status_t status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (!drawn || status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, DRIE_REPORT_ERROR, DRIE_REPORT_ERROR_FAILED, _ ("The poster could not be drawn: %s"),
                   drawn ? cairo_status_to_string (status) : _ ("the address is too long for a QR code"));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&buffer));
}
