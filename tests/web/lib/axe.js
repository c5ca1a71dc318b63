// axe-core in a page, and the languages that page offers. SPDX-License-Identifier: GPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/* What axe has against the page as it is now, a sentence each. @rules: only these, instead of all; @within: only in what fits this selector. */
export async function violations(page, { rules = null, within = 'html' } = {}) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(`(() => { ${SOURCE} })()`);
  return page.evaluate(async ([tags, rules, within]) => {
    const runOnly = rules ? { type: 'rule', values: rules } : { type: 'tag', values: tags };
    const found = await window.axe.run(within, { runOnly, resultTypes: ['violations'] });
    return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 140)} (${node.failureSummary.replace(/\s+/g, ' ').slice(0, 160)})`));
  }, [TAGS, rules, within]);
}

/* The codes of all languages in the page's own switch. */
export function languagesOf(page) {
  return page.locator('.languages a').evaluateAll((links) => links.map((link) => link.hreflang));
}
