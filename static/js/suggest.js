/* Suggestions under a search field: an ARIA combobox with a listbox that the server writes.
   When anything fails the list stays shut, and the form works as it does without this file. */
const PAUSE = 150;
const SHORTEST = 2;
let fields = 0;

export function enhance(input) {
  if (input.hasAttribute("role")) return;
  const id = `suggest-${++fields}`;
  // A list that scrolls would be a stop of the Tab key by itself.
  const list = Object.assign(document.createElement("ul"), { id, className: "suggest", hidden: true, tabIndex: -1 });
  const said = Object.assign(document.createElement("p"), { className: "vh" });
  let timer, asked, at = -1, fresh = "";

  const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: input.dataset.suggestCss });
  document.head.append(sheet);
  list.setAttribute("role", "listbox");
  said.setAttribute("role", "status");
  for (const [name, value] of Object.entries({
    role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id,
  })) input.setAttribute(name, value);
  input.parentElement.classList.add("suggests");
  input.after(list, said);

  function close() {
    clearTimeout(timer);
    asked?.abort();
    fresh = "";
    list.hidden = true;
    said.textContent = "";
    input.setAttribute("aria-expanded", "false");
    go(-1);
  }

  function go(place) {
    list.children[at]?.setAttribute("aria-selected", "false");
    at = place;
    const option = list.children[at];
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  function choose(option) {
    close();
    if (option.dataset.url) return location.assign(option.dataset.url);
    input.value = option.dataset.value;
    input.form.requestSubmit();
  }

  async function ask() {
    const typed = input.value.trimStart();
    if (typed.trim().length < SHORTEST) return close();
    if (typed === fresh) return;
    asked?.abort();
    asked = new AbortController();
    const url = new URL(input.dataset.suggest, location.href);
    url.searchParams.set("q", typed);
    try {
      const answer = await fetch(url, { signal: asked.signal });
      const page = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html");
      const found = page.querySelector("[role=listbox]");
      if (!found?.children.length || document.activeElement !== input) return close();
      go(-1);
      list.setAttribute("aria-label", found.getAttribute("aria-label"));
      list.replaceChildren(...found.children);
      [...list.children].forEach((option, place) => (option.id = `${id}-${place}`));
      list.hidden = false;
      fresh = typed;
      input.setAttribute("aria-expanded", "true");
      said.textContent = found.dataset.says;
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  }

  function press(event) {
    const last = list.children.length - 1;
    const places = { ArrowDown: at < last ? at + 1 : 0, ArrowUp: at > 0 ? at - 1 : last, Home: 0, End: last };
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (list.hidden) {
      if (event.key === "ArrowDown") ask();
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      choose(list.children[at]);
    } else if (event.key.startsWith("Arrow") ? event.key in places : at >= 0 && event.key in places) {
      event.preventDefault();
      go(places[event.key]);
    }
  }

  input.addEventListener("input", later);
  input.addEventListener("keydown", press);
  input.addEventListener("blur", close);
  input.form.addEventListener("submit", close);
  // Pressing an option must not take the focus from the field first.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => choose(target.closest("[role=option]")));
  if (input.value) return;
  later();
}
