// Looks at the HTML output in Chromium: page_check.mjs TOOLS PAGE [PICTURES]
// Prints one line for everything that is wrong; nothing when the page works. With PICTURES the page
// is also drawn for a desktop, a phone, in the dark and on paper, for people to look at.
import { createRequire } from "node:module";
import { existsSync } from "node:fs";

const [tools, page, pictures] = process.argv.slice(2);
const { chromium } = createRequire(`${tools}/`)("playwright-core");
const complain = (...words) => console.log(...words);
const executablePath = ["/usr/bin/chromium", "/usr/bin/google-chrome"].find(existsSync);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });

const looks = {
  desktop: { viewport: { width: 1280, height: 1400 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true },
  dark: { viewport: { width: 1280, height: 1400 }, colorScheme: "dark" },
};
for (const [name, options] of Object.entries(looks)) {
  const context = await browser.newContext(options);
  const tab = await context.newPage();
  tab.on("console", (message) => complain(name, "console:", message.text()));
  tab.on("pageerror", (error) => complain(name, "error:", error.message));
  tab.on("request", (request) => {
    if (!request.url().startsWith("file:")) complain(name, "asks for", request.url());
  });
  await tab.goto(`file://${page}`);
  const overflow = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (overflow > 0) complain(name, "is", overflow, "pixels too wide");
  if (pictures) await tab.screenshot({ path: `${pictures}/${name}.png` });
  await checkFilters(tab, name);
  if (name === "desktop" && pictures) {
    await tab.pdf({ path: `${pictures}/paper.pdf`, format: "A4" });
  }
  await context.close();
}
await browser.close();

async function checkFilters(tab, name) {
  const all = tab.locator(".finding:not(.undecided)");
  const visible = () => all.evaluateAll((found) => found.filter((f) => !f.closest("[hidden]")).length);
  const total = await all.count();
  if (total === 0) complain(name, "has no findings to filter");
  if ((await visible()) !== total) complain(name, "hides findings before anybody asked");
  await tab.selectOption("select[name=level]", "error");
  const errors = await tab.locator(".finding.error").count();
  if ((await visible()) !== errors) complain(name, "shows other levels than errors");
  await tab.click("button[type=reset]");
  await tab.waitForTimeout(50);
  if ((await visible()) !== total) complain(name, "does not show everything again");
  await tab.fill("input[name=text]", "no finding says this");
  if ((await visible()) !== 0) complain(name, "finds what is not there");
  await tab.click("button[type=reset]");
  const target = tab.locator(".finding a[href^='#']").first();
  if ((await target.count()) > 0) {
    const href = await target.getAttribute("href");
    if ((await tab.locator(`[id="${href.slice(1)}"]`).count()) !== 1)
      complain(name, "has a link that leads nowhere:", href);
  }
}
