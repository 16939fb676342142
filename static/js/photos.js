/* Photographs far below are fetched when they come near: left to themselves, browsers fetch a dozen
   at once. Without this file a page shows them all: they stand in <noscript>. */
const near = new IntersectionObserver((seen) => {
  for (const one of seen) if (one.isIntersecting) show(one.target);
}, { rootMargin: "300px" });

function show(box) {
  near.unobserve(box);
  const kept = box.querySelector("noscript");
  // Of a page that a script parsed, the picture is there already; else it is text.
  const picture = kept?.firstElementChild
    ?? new DOMParser().parseFromString(kept?.textContent ?? "", "text/html").body.firstElementChild;
  if (picture) kept.replaceWith(document.adoptNode(picture));
}

function waiting() {
  return [...document.querySelectorAll(".photo > noscript")].map((kept) => kept.parentElement);
}

function watch() {
  for (const box of waiting()) near.observe(box);
}

watch();
const results = document.getElementById("results");
if (results) new MutationObserver(watch).observe(results, { childList: true });
addEventListener("beforeprint", () => waiting().forEach(show));
