/* The lobby. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/lobby-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ui/init.h"
#include "ui/phones-box.h"
#include "ui/posters.h"
#include "ui/qr-view.h"
#include "ui/rules.h"
#include "ui/self-test.h"
#include "ui/toast.h"

struct _DrieLobbyView
{
  GtkWidget parent_instance;

  /* Template widgets */
  AdwWindowTitle *title;
  DrieQrView *qr;
  GtkLabel *address_label;
  GtkLabel *code_label;
  GtkLabel *wifi_label;
  GtkDropDown *address_chooser;
  GtkBox *rules;
  GtkBox *test_box;
  GtkImage *test_icon;
  GtkLabel *test_label;
  DriePhonesBox *phones;
  GtkButton *start_button;
  GtkMenuButton *earlier_button;
  GtkPopover *earlier_popover;
  GtkSpinButton *earlier_spin;
  GtkButton *earlier_start;
  GtkButton *live_button;

  /* Owned */
  DrieEvening *evening;
  GSignalGroup *signals; /* of the evening */
  GCancellable *testing; /* the self-test under way */
  char *tested_url;      /* of the self-test that was begun last */

  gboolean choosing; /* the chooser is being filled by us */
};

G_DEFINE_FINAL_TYPE (DrieLobbyView, drie_lobby_view, GTK_TYPE_WIDGET)

/* --- Self-test --- */

static void
show_test (DrieLobbyView *self, const char *icon, const char *sentence)
{
  gtk_image_set_from_icon_name (self->test_icon, icon);
  gtk_label_set_text (self->test_label, sentence);
}

static void
tested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DrieLobbyView) self = user_data;
  DrieSelfTest outcome;

  if (!drie_self_test_finish (result, &outcome, NULL))
    return;
  show_test (self, outcome == DRIE_SELF_TEST_OK ? "emblem-ok-symbolic" : "dialog-warning-symbolic", drie_self_test_describe (outcome));
}

static void
begin_test (DrieLobbyView *self, const char *url)
{
  g_cancellable_cancel (self->testing);
  g_clear_object (&self->testing);
  g_free (self->tested_url);
  self->tested_url = g_strdup (url);
  if (url == NULL)
    {
      show_test (self, "dialog-warning-symbolic",
                 _ ("Phones cannot come in: the program could not open a port. Notes on paper still can."));
      return;
    }
  show_test (self, "content-loading-symbolic", _ ("Trying the address…"));
  self->testing = g_cancellable_new ();
  drie_self_test_async (url, self->testing, tested_cb, g_object_ref (self));
}

static void fill_chooser (DrieLobbyView *self);

static void
network_changed_cb (DrieLobbyView *self)
{
  if (self->evening == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  fill_chooser (self);
  begin_test (self, drie_evening_get_url (self->evening));
}

/* --- What is shown --- */

static void
show_address (DrieLobbyView *self)
{
  const char *url = drie_evening_get_url (self->evening);
  const char *code = drie_evening_get_code (self->evening);
  g_autofree char *plain = NULL;

  drie_qr_view_set_text (self->qr, url);
  gtk_widget_set_visible (GTK_WIDGET (self->qr), url != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->address_label), url != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->code_label), url != NULL);
  if (url != NULL && g_str_has_suffix (url, code))
    plain = g_strndup (url, strlen (url) - strlen (code) - 1);
  gtk_label_set_text (self->address_label, plain != NULL && g_str_has_prefix (plain, "http://") ? plain + strlen ("http://") : plain);
  gtk_label_set_text (self->code_label, code);
  if (g_strcmp0 (url, self->tested_url) != 0 || url == NULL)
    begin_test (self, url);
}

static void
fill_chooser (DrieLobbyView *self)
{
  g_auto (GStrv) addresses = drie_evening_get_addresses (self->evening);
  g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *const *)addresses);
  const char *url = drie_evening_get_url (self->evening);
  guint n = addresses != NULL ? g_strv_length (addresses) : 0;

  self->choosing = TRUE;
  gtk_drop_down_set_model (self->address_chooser, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->address_chooser, GTK_INVALID_LIST_POSITION);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *plain = g_strdup_printf ("http://%s:", addresses[i]);
      g_autofree char *bracketed = g_strdup_printf ("http://[%s]:", addresses[i]);
      if (url != NULL && (g_str_has_prefix (url, plain) || g_str_has_prefix (url, bracketed)))
        gtk_drop_down_set_selected (self->address_chooser, i);
    }
  /* One address is no choice, unless the laptop has lost the other. */
  gboolean lost = gtk_drop_down_get_selected (self->address_chooser) == GTK_INVALID_LIST_POSITION;
  gtk_widget_set_visible (GTK_WIDGET (self->address_chooser), (n > 1 || lost) && url != NULL);
  self->choosing = FALSE;
}

static void
address_selected_cb (DrieLobbyView *self)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (self->address_chooser);

  if (self->choosing || item == NULL || self->evening == NULL)
    return;
  drie_evening_set_address (self->evening, gtk_string_object_get_string (item));
  show_address (self);
}

static void
show_plan (DrieLobbyView *self)
{
  const DriePlan *plan = drie_evening_get_plan (self->evening);
  g_autofree char *wifi = plan->wifi != NULL ? g_strdup_printf (_ ("Wi-Fi: %s"), plan->wifi) : NULL;

  adw_window_title_set_title (self->title, plan->theme);
  adw_window_title_set_subtitle (self->title, plan->question);
  gtk_label_set_text (self->wifi_label, wifi != NULL ? wifi : "");
  gtk_widget_set_visible (GTK_WIDGET (self->wifi_label), wifi != NULL);
}

/* In the first step the start can still be put right. */
static gboolean
is_in_first_step (DrieLobbyView *self)
{
  DrieDialogueState state;

  drie_evening_get_state (self->evening, &state);
  return state.started && !state.closed && state.step == 0;
}

static void
update (DrieLobbyView *self)
{
  gboolean planned = self->evening == NULL || drie_evening_get_status (self->evening) == DRIE_STATUS_PLANNED;
  gboolean earlier = planned || is_in_first_step (self);

  gtk_widget_set_visible (GTK_WIDGET (self->start_button), planned);
  gtk_widget_set_visible (GTK_WIDGET (self->earlier_button), earlier);
  gtk_widget_set_visible (GTK_WIDGET (self->live_button), !planned);
  gtk_button_set_label (self->earlier_start, planned ? _ ("Start") : _ ("Correct"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lobby.start", planned);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lobby.start-earlier", earlier);
  if (self->evening == NULL)
    return;
  show_plan (self);
  show_address (self);
}

/* --- What the chair does --- */

static void
start (DrieLobbyView *self, int minutes_ago)
{
  g_autoptr (GError) error = NULL;

  if (self->evening != NULL && !drie_evening_start (self->evening, minutes_ago, &error))
    drie_toast_show_error (GTK_WIDGET (self), error);
}

static void
start_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  start (DRIE_LOBBY_VIEW (widget), 0);
}

static void
start_earlier_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieLobbyView *self = DRIE_LOBBY_VIEW (widget);

  gtk_popover_popdown (self->earlier_popover);
  start (self, gtk_spin_button_get_value_as_int (self->earlier_spin));
}

static void
poster_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieLobbyView *self = DRIE_LOBBY_VIEW (widget);

  if (self->evening != NULL)
    drie_posters_save (widget, self->evening);
}

/* --- The widget --- */

static void
drie_lobby_view_map (GtkWidget *widget)
{
  DrieLobbyView *self = DRIE_LOBBY_VIEW (widget);

  GTK_WIDGET_CLASS (drie_lobby_view_parent_class)->map (widget);
  if (self->evening != NULL)
    {
      fill_chooser (self);
      begin_test (self, drie_evening_get_url (self->evening));
    }
}

static gboolean
drie_lobby_view_grab_focus (GtkWidget *widget)
{
  DrieLobbyView *self = DRIE_LOBBY_VIEW (widget);

  return gtk_widget_grab_focus (gtk_widget_get_visible (GTK_WIDGET (self->start_button)) ? GTK_WIDGET (self->start_button)
                                                                                         : GTK_WIDGET (self->live_button));
}

static void
drie_lobby_view_dispose (GObject *object)
{
  DrieLobbyView *self = DRIE_LOBBY_VIEW (object);

  g_cancellable_cancel (self->testing);
  g_clear_object (&self->testing);
  g_clear_object (&self->signals);
  g_clear_object (&self->evening);
  g_clear_pointer (&self->tested_url, g_free);
  drie_ui_dispose_template (GTK_WIDGET (self), DRIE_TYPE_LOBBY_VIEW);
  G_OBJECT_CLASS (drie_lobby_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DrieLobbyView, title);
  gtk_widget_class_bind_template_child (widget_class, DrieLobbyView, qr);
  gtk_widget_class_bind_template_child (widget_class, DrieLobbyView, address_label);
  gtk_widget_class_bind_template_child (widget_class, DrieLobbyView, code_label);
  gtk_widget_class_bind_template_child (widget_class, DrieLobbyView, wifi_label);
  gtk_widget_class_bind_template_child (widget_class, DrieLobbyView, address_chooser);
  gtk_widget_class_bind_template_child (widget_class, DrieLobbyView, rules);
  gtk_widget_class_bind_template_child (widget_class, DrieLobbyView, test_box);
  gtk_widget_class_bind_template_child (widget_class, DrieLobbyView, test_icon);
  gtk_widget_class_bind_template_child (widget_class, DrieLobbyView, test_label);
  gtk_widget_class_bind_template_child (widget_class, DrieLobbyView, phones);
  gtk_widget_class_bind_template_child (widget_class, DrieLobbyView, start_button);
  gtk_widget_class_bind_template_child (widget_class, DrieLobbyView, earlier_button);
  gtk_widget_class_bind_template_child (widget_class, DrieLobbyView, earlier_start);
  gtk_widget_class_bind_template_child (widget_class, DrieLobbyView, earlier_popover);
  gtk_widget_class_bind_template_child (widget_class, DrieLobbyView, earlier_spin);
  gtk_widget_class_bind_template_child (widget_class, DrieLobbyView, live_button);
}

static void
drie_lobby_view_class_init (DrieLobbyViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drie_lobby_view_dispose;
  widget_class->map = drie_lobby_view_map;
  drie_ui_class_set_grab_focus (widget_class, drie_lobby_view_grab_focus);

  g_type_ensure (DRIE_TYPE_PHONES_BOX);
  g_type_ensure (DRIE_TYPE_QR_VIEW);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/lobby-view.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, address_selected_cb);
  gtk_widget_class_install_action (widget_class, "lobby.start", NULL, start_action);
  gtk_widget_class_install_action (widget_class, "lobby.start-earlier", NULL, start_earlier_action);
  gtk_widget_class_install_action (widget_class, "lobby.poster", NULL, poster_action);
}

static void
drie_lobby_view_init (DrieLobbyView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* GtkSpinButton has no such property of its own before 4.14. */
  g_object_set (gtk_editable_get_delegate (GTK_EDITABLE (self->earlier_spin)), "activates-default", TRUE, NULL);
  self->signals = g_signal_group_new (DRIE_TYPE_EVENING);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (update), self);
  g_signal_connect_object (g_network_monitor_get_default (), "network-changed", G_CALLBACK (network_changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
drie_lobby_view_new (void)
{
  return g_object_new (DRIE_TYPE_LOBBY_VIEW, NULL);
}

void
drie_lobby_view_set_evening (DrieLobbyView *self, DrieEvening *evening)
{
  g_return_if_fail (DRIE_IS_LOBBY_VIEW (self));

  if (!g_set_object (&self->evening, evening))
    return;
  g_clear_pointer (&self->tested_url, g_free);
  g_signal_group_set_target (self->signals, evening);
  drie_phones_box_set_evening (self->phones, evening);
  update (self);
  if (evening == NULL)
    return;
  drie_rules_show (self->rules, drie_evening_get_plan (evening)->language);
  fill_chooser (self);
}
