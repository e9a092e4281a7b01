// GOV.UK Frontend reads these classes; its own line for them is inline, which our CSP refuses.
document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) document.body.classList.add("govuk-frontend-supported");
