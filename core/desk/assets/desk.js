// The page works without this. It looks for news, keeps nothing, and asks only its own machine.
"use strict";
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
const news = document.querySelector("[data-news]");
let before;
async function pulse() {
  const answer = await fetch("/pulse").catch(() => undefined);
  if (!answer) return; // The desk was stopped; what is on the screen stays.
  const now = answer.ok ? await answer.text() : "locked";
  if (now === "locked") return location.replace("/unlock");
  const [sounding, unread] = now.split(" ").map(Number);
  if (before && sounding > before.sounding) return location.assign("/");
  if (before && unread > before.unread) news.hidden = false;
  before ??= { sounding, unread };
}
if (news) {
  news.href = location.pathname + location.search;
  pulse();
  setInterval(pulse, 15000);
}
