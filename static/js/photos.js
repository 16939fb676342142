/* Photographs are fetched when they are seen: before anybody scrolls those in view, afterwards a
   little ahead. Who saves data is asked first. Without this file they stand in <noscript>. */
const ask = document.getElementById("photos");
let saves = ask && (ask.hasAttribute("data-saves") || navigator.connection?.saveData
  || matchMedia("(prefers-reduced-data: reduce)").matches);
let near = observer("0px");

function observer(rootMargin) {
  return new IntersectionObserver((seen) => {
    for (const one of seen) if (one.isIntersecting) show(one.target);
  }, { rootMargin });
}

function show(box) {
  near.unobserve(box);
  const kept = box.querySelector("noscript");
  // Of a page that a script parsed, the picture is there already; else it is text.
  const picture = kept?.firstElementChild
    ?? new DOMParser().parseFromString(kept?.textContent ?? "", "text/html").body.firstElementChild;
  if (picture) box.replaceChildren(document.adoptNode(picture));
}

function waiting() {
  return [...document.querySelectorAll(".photo > noscript")].map((kept) => kept.parentElement);
}

function watch() {
  if (ask) ask.hidden = !saves || !waiting().length;
  if (!saves) for (const box of waiting()) near.observe(box);
}

function lookAhead() {
  near.disconnect();
  near = observer("300px");
  watch();
}

watch();
addEventListener("scroll", lookAhead, { once: true, passive: true });
addEventListener("beforeprint", () => { if (!saves) waiting().forEach(show); });
const results = document.getElementById("results");
if (results) new MutationObserver(watch).observe(results, { childList: true });
ask?.querySelector("button").addEventListener("click", () => {
  saves = false;
  document.getElementById("main").focus({ preventScroll: true });
  watch();
});
