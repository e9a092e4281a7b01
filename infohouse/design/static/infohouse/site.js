// Small enhancements only: every page works without this file.
import { initAll } from "../vendor/govuk-frontend.min.js";
import { initAll as initAllMoj } from "../vendor/moj-frontend.min.js";

initAll();
initAllMoj();

// A form goes to the address it stands at. Whoever came over the skip link would take "#main-content" along, and the
// next page would jump there instead of putting the focus on its errors.
addEventListener("submit", () => location.hash && history.replaceState(null, "", location.pathname + location.search));

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// <div id="..." data-refresh-seconds="5"> fetches its own page again and takes over the part with its id.
// It stops when the new part no longer asks for it, or when the page is no longer ours to see; when the
// part is gone, what it told of is done, and the whole page is fetched once more.
async function refresh(part) {
  const answer = await fetch(location.href, { headers: { "X-Requested-With": "fetch" } });
  if (!answer.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById(part.id);
  if (!fresh) return location.reload();
  part.replaceWith(fresh);
  schedule(fresh);
}

function schedule(part) {
  const seconds = Number(part.dataset.refreshSeconds);
  if (seconds > 0) setTimeout(() => refresh(part).catch(() => schedule(part)), seconds * 1000);
}

document.querySelectorAll("[id][data-refresh-seconds]").forEach(schedule);
