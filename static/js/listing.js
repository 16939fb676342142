/* A tick filters at once, and the link can be copied. Without this file the button does the same:
   it asks the same address for the same page and only swaps what changed. */
const form = document.getElementById("find");
const wide = matchMedia("(min-width: 900px)");
const PAUSE = 300;
let timer;
let asked;
let shown = location.search;

function address() {
  const text = new URLSearchParams(new FormData(form)).toString();
  return (form.getAttribute("action") || location.pathname) + (text && `?${text}`);
}

function swapCounts(page) {
  for (const option of page.querySelectorAll(".facets .opt")) {
    const input = option.querySelector("input");
    const mine = form.querySelector(
      `.facets input[name="${CSS.escape(input.name)}"][value="${CSS.escape(input.value)}"]`);
    const row = mine?.closest(".opt");
    if (!row) continue;
    row.className = option.className;
    const count = row.querySelector(".n");
    if (count) count.replaceWith(option.querySelector(".n") ?? "");
  }
  for (const select of page.querySelectorAll(".facets select")) {
    const mine = form.querySelector(`.facets select[name="${CSS.escape(select.name)}"]`);
    if (mine && mine !== document.activeElement) mine.replaceChildren(...select.childNodes);
  }
  const go = page.querySelector(".facets__go");
  if (go) form.querySelector(".facets__go")?.replaceChildren(...go.childNodes);
}

function swapResults(page) {
  const results = document.getElementById("results");
  const fresh = page.getElementById("results");
  const status = results.querySelector("[role=status]");
  const freshStatus = fresh.querySelector("[role=status]");
  if (status && freshStatus) {
    // The live region itself stays, so that its new words are read out.
    const words = [...freshStatus.childNodes];
    freshStatus.replaceWith(status);
    requestAnimationFrame(() => status.replaceChildren(...words));
  }
  results.replaceChildren(...fresh.childNodes);
  addCopy();
  document.title = page.title;
}

async function refresh() {
  const url = address();
  asked?.abort();
  asked = new AbortController();
  try {
    const answer = await fetch(url, { signal: asked.signal, credentials: "same-origin" });
    if (!answer.ok) throw new Error(answer.statusText);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.getElementById("results")) throw new Error("another page came");
    swapCounts(page);
    if (wide.matches) {
      swapResults(page);
      history.pushState(null, "", url);
      shown = location.search;
    }
  } catch (error) {
    if (error.name !== "AbortError" && wide.matches) location.assign(url);
  }
}

function addCopy() {
  const keep = document.querySelector(".keep[data-copy]");
  if (!keep || !navigator.clipboard) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn--line";
  button.textContent = keep.dataset.copy;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(keep.querySelector("input").value);
    button.textContent = keep.dataset.copied;
  });
  keep.append(button);
}

if (form && document.getElementById("results")) {
  // What was left empty says nothing: the address stays short, however it is asked.
  form.addEventListener("formdata", ({ formData }) => {
    for (const [name, value] of [...formData]) if (!value.trim()) formData.delete(name);
  });
  form.addEventListener("change", (event) => {
    if (!event.target.closest(".facets")) return;
    clearTimeout(timer);
    timer = setTimeout(refresh, PAUSE);
  });
  // Opening the filter panel (#filters) is a step in the history too: only a new question reloads.
  addEventListener("popstate", () => location.search !== shown && location.reload());
}
addCopy();
