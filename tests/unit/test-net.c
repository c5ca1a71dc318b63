/* Addresses and URLs. SPDX-License-Identifier: GPL-3.0-or-later */
#include "net/addresses.h"
#include "test-utils.h"

/* There is always an address to show, and each is one that can be parsed. */
START_TEST (test_addresses_are_addresses)
{
  g_auto (GStrv) addresses = drie_net_get_addresses ();

  ck_assert_ptr_nonnull (addresses[0]);
  for (int i = 0; addresses[i] != NULL; i++)
    {
      g_autoptr (GInetAddress) address = g_inet_address_new_from_string (addresses[i]);
      ck_assert_msg (address != NULL, "%s is no address", addresses[i]);
      ck_assert_msg (!g_inet_address_get_is_any (address), "%s is no address to go to", addresses[i]);
      ck_assert_msg (i == 0 || !g_inet_address_get_is_loopback (address), "loopback offered beside others");
    }
}
END_TEST

/* The text of the QR code: an IPv6 address stands in brackets. */
START_TEST (test_url)
{
  static const struct
  {
    const char *address;
    const char *url;
  } cases[] = {
    { "192.168.1.20", "http://192.168.1.20:8080/KXRT7M" },
    { "2001:db8::1", "http://[2001:db8::1]:8080/KXRT7M" },
  };

  g_autofree char *url = drie_net_make_url (cases[_i].address, 8080, "KXRT7M");
  ck_assert_str_eq (url, cases[_i].url);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("net");
  TCase *tcase = tcase_create ("addresses");

  tcase_add_test (tcase, test_addresses_are_addresses);
  tcase_add_loop_test (tcase, test_url, 0, 2);
  suite_add_tcase (suite, tcase);
  return test_run (suite);
}
