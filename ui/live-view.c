/* The live screen. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/live-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ui/agreements-editor.h"
#include "ui/clock-card.h"
#include "ui/course.h"
#include "ui/init.h"
#include "ui/menu-button.h"
#include "ui/note-wall.h"
#include "ui/presence-bar.h"
#include "ui/questions-panel.h"
#include "ui/recap-page.h"
#include "ui/steps-list.h"
#include "ui/welcome-page.h"

struct _DrieLiveView
{
  GtkWidget parent_instance;

  /* Template widgets */
  AdwWindowTitle *title;
  GtkButton *next;
  GtkLabel *next_label;
  GtkButton *pause;
  AdwButtonContent *pause_content;
  DrieStepsList *steps;
  DrieClockCard *clock;
  GtkStack *pages;
  DrieWelcomePage *welcome;
  DrieNoteWall *wall;
  DrieRecapPage *recap;
  DrieAgreementsEditor *agreements;
  GtkWidget *questions_separator;
  DrieQuestionsPanel *questions;
  DriePresenceBar *presence;

  /* Owned */
  DrieEvening *evening;
  GSignalGroup *signals;
  DrieCourse *course;

  int step; /* shown now, -1 for none yet */
  gboolean page_takes_focus;
};

G_DEFINE_FINAL_TYPE (DrieLiveView, drie_live_view, GTK_TYPE_WIDGET)

/* Every step has one page in the middle; a recap or the reaction one text. */
static const char *
prepare_page (DrieLiveView *self, const DrieDialogueState *state)
{
  switch (state->phase)
    {
    case DRIE_PHASE_TALK:
    case DRIE_PHASE_ANSWER:
      return "wall";
    case DRIE_PHASE_RECAP:
      drie_recap_page_set_evening (self->recap, self->evening, (DrieRecapPart)state->speaking);
      return "recap";
    case DRIE_PHASE_REACTION:
      drie_recap_page_set_evening (self->recap, self->evening, DRIE_RECAP_REACTION);
      return "recap";
    case DRIE_PHASE_CLOSING:
      return "closing";
    case DRIE_PHASE_WELCOME:
    default:
      return "welcome";
    }
}

/* Into the middle, or to the button for the next step where there is nothing to do. */
static gboolean
focus_page (DrieLiveView *self)
{
  return (self->page_takes_focus && gtk_widget_grab_focus (gtk_stack_get_visible_child (self->pages)))
         || gtk_widget_grab_focus (GTK_WIDGET (self->next));
}

/* The keyboard follows to the new page, also from the buttons that turn it: the chair's next key is for what is shown now. */
static void
show_step (DrieLiveView *self, const DrieDialogueState *state)
{
  gboolean wall = state->phase == DRIE_PHASE_TALK || state->phase == DRIE_PHASE_ANSWER;
  gboolean follow = drie_ui_has_focus (GTK_WIDGET (self->pages)) || drie_ui_has_focus (GTK_WIDGET (self->next))
                    || (!wall && drie_ui_has_focus (GTK_WIDGET (self->questions)));

  gtk_stack_set_visible_child_name (self->pages, prepare_page (self, state));
  gtk_widget_set_visible (GTK_WIDGET (self->questions), wall);
  gtk_widget_set_visible (self->questions_separator, wall);
  self->page_takes_focus = state->phase != DRIE_PHASE_WELCOME;
  if (follow)
    focus_page (self);
}

static void
update_buttons (DrieLiveView *self, const DrieDialogueState *state)
{
  gboolean last = drie_course_is_last_step (self->course, state);
  const char *next = last ? _ ("Close the Evening") : _ ("Next Step");

  gtk_label_set_text (self->next_label, next);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->next), GTK_ACCESSIBLE_PROPERTY_LABEL, next, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->next),
                               last ? _ ("The conversation ends; the summary is next (Shift+N)") : _ ("Go to the next step (Shift+N)"));
  adw_button_content_set_icon_name (self->pause_content, state->paused ? "media-playback-start-symbolic" : "media-playback-pause-symbolic");
  adw_button_content_set_label (self->pause_content, state->paused ? _ ("Resume") : _ ("Pause"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->pause), state->paused ? _ ("The clock goes on (Ctrl+P)") : _ ("Stop the clock (Ctrl+P)"));
  drie_course_update_actions (self->course, state);
}

static void
update_questions (DrieLiveView *self, const DrieDialogueState *state)
{
  g_autoptr (GPtrArray) selected = NULL;

  if (state->phase == DRIE_PHASE_ANSWER)
    selected = drie_evening_get_selected (self->evening, state->speaking);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "live.next-question", selected != NULL && selected->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "live.question-done", drie_evening_get_asking (self->evening) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "live.translate", drie_evening_get_asking (self->evening) != NULL);
}

static void
update (DrieLiveView *self)
{
  DrieDialogueState state;

  if (self->evening == NULL)
    return;
  drie_evening_get_state (self->evening, &state);
  if (state.step != self->step)
    show_step (self, &state);
  self->step = state.step;
  update_buttons (self, &state);
  update_questions (self, &state);
}

static void
flush (GtkWidget *widget)
{
  DrieLiveView *self = DRIE_LIVE_VIEW (widget);

  drie_recap_page_flush (self->recap);
  drie_questions_panel_flush (self->questions);
}

static void
course_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  drie_course_run (DRIE_LIVE_VIEW (widget)->course, name);
}

static gboolean
shows_wall (DrieLiveView *self)
{
  return self->evening != NULL && g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "wall") == 0;
}

static void
next_question_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  drie_questions_panel_ask_next (DRIE_LIVE_VIEW (widget)->questions);
}

static void
question_done_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieLiveView *self = DRIE_LIVE_VIEW (widget);
  gboolean follow = drie_ui_has_focus (GTK_WIDGET (self->questions));

  drie_questions_panel_finish_asking (self->questions);
  if (follow)
    focus_page (self);
}

static void
translate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  drie_questions_panel_translate (DRIE_LIVE_VIEW (widget)->questions);
}

static void
paper_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (shows_wall (DRIE_LIVE_VIEW (widget)))
    drie_note_wall_add_paper (DRIE_LIVE_VIEW (widget)->wall);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (shows_wall (DRIE_LIVE_VIEW (widget)))
    drie_note_wall_search (DRIE_LIVE_VIEW (widget)->wall);
}

static void
blind_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieLiveView *self = DRIE_LIVE_VIEW (widget);
  gboolean blind;

  if (!shows_wall (self))
    return;
  g_object_get (self->wall, "blind", &blind, NULL);
  g_object_set (self->wall, "blind", !blind, NULL);
}

static void
agreement_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieLiveView *self = DRIE_LIVE_VIEW (widget);

  if (gtk_widget_get_mapped (GTK_WIDGET (self->agreements)))
    gtk_widget_activate_action (GTK_WIDGET (self->agreements), "agreement.add", NULL);
}

/* From the middle to the questions, to the header, and round again. */
static void
next_area_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieLiveView *self = DRIE_LIVE_VIEW (widget);
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  if (drie_ui_has_focus (page) && shows_wall (self))
    gtk_widget_child_focus (GTK_WIDGET (self->questions), GTK_DIR_TAB_FORWARD);
  else if (drie_ui_has_focus (page) || drie_ui_has_focus (GTK_WIDGET (self->questions)))
    gtk_widget_grab_focus (GTK_WIDGET (self->next));
  else
    focus_page (self);
}

static gboolean
drie_live_view_grab_focus (GtkWidget *widget)
{
  return focus_page (DRIE_LIVE_VIEW (widget));
}

static void
drie_live_view_dispose (GObject *object)
{
  DrieLiveView *self = DRIE_LIVE_VIEW (object);

  g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->evening);
  drie_course_set_evening (self->course, NULL);
  drie_ui_dispose_template (GTK_WIDGET (self), DRIE_TYPE_LIVE_VIEW);
  G_OBJECT_CLASS (drie_live_view_parent_class)->dispose (object);
}

static void
drie_live_view_finalize (GObject *object)
{
  DrieLiveView *self = DRIE_LIVE_VIEW (object);

  g_clear_object (&self->signals);
  g_clear_pointer (&self->course, drie_course_free);
  G_OBJECT_CLASS (drie_live_view_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "live.paper", paper_action },
    { "live.search", search_action },
    { "live.blind", blind_action },
    { "live.agreement", agreement_action },
    { "live.next-area", next_area_action },
    { "live.next-question", next_question_action },
    { "live.question-done", question_done_action },
    { "live.translate", translate_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
  drie_course_install_actions (widget_class, course_action);
}

static void
ensure_types (void)
{
  g_type_ensure (DRIE_TYPE_MENU_BUTTON);
  g_type_ensure (DRIE_TYPE_STEPS_LIST);
  g_type_ensure (DRIE_TYPE_CLOCK_CARD);
  g_type_ensure (DRIE_TYPE_WELCOME_PAGE);
  g_type_ensure (DRIE_TYPE_NOTE_WALL);
  g_type_ensure (DRIE_TYPE_RECAP_PAGE);
  g_type_ensure (DRIE_TYPE_AGREEMENTS_EDITOR);
  g_type_ensure (DRIE_TYPE_QUESTIONS_PANEL);
  g_type_ensure (DRIE_TYPE_PRESENCE_BAR);
}

static void
drie_live_view_class_init (DrieLiveViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  ensure_types ();
  G_OBJECT_CLASS (klass)->dispose = drie_live_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = drie_live_view_finalize;
  drie_ui_class_set_grab_focus (widget_class, drie_live_view_grab_focus);
  install_actions (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "liveview");
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/live-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieLiveView, title);
  gtk_widget_class_bind_template_child (widget_class, DrieLiveView, next);
  gtk_widget_class_bind_template_child (widget_class, DrieLiveView, next_label);
  gtk_widget_class_bind_template_child (widget_class, DrieLiveView, pause);
  gtk_widget_class_bind_template_child (widget_class, DrieLiveView, pause_content);
  gtk_widget_class_bind_template_child (widget_class, DrieLiveView, steps);
  gtk_widget_class_bind_template_child (widget_class, DrieLiveView, clock);
  gtk_widget_class_bind_template_child (widget_class, DrieLiveView, pages);
  gtk_widget_class_bind_template_child (widget_class, DrieLiveView, welcome);
  gtk_widget_class_bind_template_child (widget_class, DrieLiveView, wall);
  gtk_widget_class_bind_template_child (widget_class, DrieLiveView, recap);
  gtk_widget_class_bind_template_child (widget_class, DrieLiveView, agreements);
  gtk_widget_class_bind_template_child (widget_class, DrieLiveView, questions_separator);
  gtk_widget_class_bind_template_child (widget_class, DrieLiveView, questions);
  gtk_widget_class_bind_template_child (widget_class, DrieLiveView, presence);
}

static void
drie_live_view_init (DrieLiveView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->step = -1;
  self->course = drie_course_new (GTK_WIDGET (self), flush);
  g_object_bind_property (self->wall, "blind", self->questions, "blind", G_BINDING_SYNC_CREATE);
  self->signals = g_signal_group_new (DRIE_TYPE_EVENING);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (update), self);
}

GtkWidget *
drie_live_view_new (void)
{
  return g_object_new (DRIE_TYPE_LIVE_VIEW, NULL);
}

void
drie_live_view_set_evening (DrieLiveView *self, DrieEvening *evening)
{
  const DriePlan *plan = evening != NULL ? drie_evening_get_plan (evening) : NULL;

  g_return_if_fail (DRIE_IS_LIVE_VIEW (self));

  if (!g_set_object (&self->evening, evening))
    return;
  self->step = -1;
  drie_course_set_evening (self->course, evening);
  g_signal_group_set_target (self->signals, evening);
  adw_window_title_set_title (self->title, plan != NULL ? plan->theme : "");
  adw_window_title_set_subtitle (self->title, plan != NULL ? plan->question : "");
  drie_steps_list_set_evening (self->steps, evening);
  drie_clock_card_set_evening (self->clock, evening);
  drie_welcome_page_set_evening (self->welcome, evening);
  drie_note_wall_set_evening (self->wall, evening);
  drie_questions_panel_set_evening (self->questions, evening);
  drie_agreements_editor_set_evening (self->agreements, evening);
  drie_presence_bar_set_evening (self->presence, evening);
  if (evening == NULL)
    drie_recap_page_set_evening (self->recap, NULL, DRIE_RECAP_PUPILS);
  update (self);
}
