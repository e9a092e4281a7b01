// Keyboard shortcuts for daily users: a small enhancement, listed at /help/keys/. Nothing needs them.
// They are off while one types, and can be switched off for good on that page (WCAG 2.1, 2.1.4).
const OFF = "infohouse-keys-off";
const GO = { t: "/today/", d: "/desk/", c: "/cases/", r: "/referrals/", i: "/invitations/", n: "/concerns/" };
let after = "";

const off = () => localStorage.getItem(OFF) === "1";
const typing = (target) => target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]") !== null;
// After the last line stands the way to the next page.
const lines = () => [
  ...[...document.querySelectorAll("main tbody tr a[href]")].filter((a) => a === a.closest("tr").querySelector("a[href]")),
  ...document.querySelectorAll("main .govuk-pagination__next a[href]"),
];

function step(by) {
  const all = lines();
  if (!all.length) return;
  const at = all.indexOf(document.activeElement);
  all[Math.min(Math.max(at + by, 0), all.length - 1)].focus();
}

document.addEventListener("keydown", (event) => {
  if (off() || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const before = after;
  after = event.key === "g" ? "g" : "";
  if (before === "g" && GO[event.key]) location.assign(GO[event.key]);
  else if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if (event.key === "?") location.assign("/help/keys/");
  else if (event.key === "u") document.querySelector(".govuk-back-link")?.click();
  else if (event.key === "f") document.querySelector("main form input:not([type=hidden]), main form textarea, main form select")?.focus();
  else return;
  event.preventDefault();
});

for (const button of document.querySelectorAll("[data-keys-toggle]")) {
  const show = () => { button.textContent = off() ? button.dataset.on : button.dataset.off; };
  button.hidden = false;
  button.addEventListener("click", () => { localStorage.setItem(OFF, off() ? "0" : "1"); show(); });
  show();
}
