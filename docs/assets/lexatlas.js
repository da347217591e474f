// Lexatlas in the browser. No framework, no request to anybody else; without this script every page still reads.
"use strict";

(() => {
  // Where the site's root is, seen from this page; this very script knows.
  const root = document.currentScript.src.replace(/assets\/lexatlas\.js.*$/, "");

  /** Lower case, no diacritics, signs as spaces: the same as `fold` in scripts/lexatlas/site/data.py. */
  const fold = (text) =>
    text.toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ").normalize("NFKD").replace(/\p{M}+/gu, "")
      .replace(/[^\p{L}\p{N}]+/gu, " ").trim();

  /** An element with a text (never HTML) and attributes. */
  const make = (tag, text = "", attributes = {}) => {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };

  const KINDS = { offence: "Offence", age: "Age", rule: "Rule", concept: "Concept", order: "Legal order", law: "Law", instrument: "Instrument" };
  const MOST = 40;

  /** Entries in which every word typed begins a word; the better the earlier, whole words and titles first. */
  const find = (entries, typed) => {
    const wanted = fold(typed).split(" ").filter(Boolean);
    if (!wanted.length) return [];
    const hits = [];
    for (const entry of entries) {
      const said = entry[5].split(" ");
      const title = fold(entry[2] + " " + entry[3]);
      let score = 0;
      const all = wanted.every((word) => {
        let best = 0;
        for (const one of said) {
          if (one === word) best = 3;
          else if (best < 1 && one.startsWith(word)) best = 1;
          if (best === 3) break;
        }
        if (best && (" " + title).includes(" " + word)) best += 2;
        score += best;
        return best > 0;
      });
      if (all) hits.push([score + (entry[0] === "concept" ? 1 : 0) + (entry[0] === "law" ? -2 : 0), entry]);
    }
    hits.sort((a, b) => b[0] - a[0] || a[1][2].localeCompare(b[1][2]));
    return hits.map((hit) => hit[1]);
  };

  const showResults = (list, status, entries, typed) => {
    const found = find(entries, typed);
    list.replaceChildren();
    if (!fold(typed)) {
      status.textContent = "";
      return;
    }
    status.textContent = found.length === 0
      ? "Nothing found. Try fewer words, the number of the article, or the English term."
      : `${found.length} found` + (found.length > MOST ? `, the first ${MOST} shown` : "");
    const groups = new Map();
    for (const entry of found.slice(0, MOST)) {
      const name = entry[1] || "Across legal orders";
      if (!groups.has(name)) groups.set(name, []);
      groups.get(name).push(entry);
    }
    for (const [name, group] of groups) {
      const item = make("li", "", { class: "lx-group" });
      item.append(make("h3", name));
      const inner = make("ul");
      for (const [kind, , title, subtitle, address] of group) {
        const line = make("li");
        line.append(make("a", title, { href: root + address }), make("span", ` ${KINDS[kind] || kind}${subtitle ? " · " + subtitle : ""}`, { class: "lx-sub" }));
        inner.append(line);
      }
      item.append(inner);
      list.append(item);
    }
  };

  /** The home page's lookup: type, and be there. The state is in the address. */
  const lookup = () => {
    const form = document.getElementById("lx-lookup");
    if (!form) return;
    form.hidden = false;
    const input = form.querySelector("input");
    const list = form.querySelector("ul");
    const status = form.querySelector("[role=status]");
    const update = () => {
      showResults(list, status, window.lexatlas?.lookup || [], input.value);
      const address = new URL(location.href);
      if (input.value) address.searchParams.set("find", input.value);
      else address.searchParams.delete("find");
      history.replaceState(null, "", address);
    };
    const load = () => {
      if (window.lexatlas?.lookup) return update();
      const script = make("script", "", { src: root + "assets/data/lookup.js" });
      script.addEventListener("load", update);
      script.addEventListener("error", () => { status.textContent = "The list of entries could not be loaded."; });
      document.head.append(script);
    };
    input.addEventListener("input", load);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      list.querySelector("a")?.click();
    });
    input.value = new URL(location.href).searchParams.get("find") || "";
    if (input.value) load();
    else if (matchMedia("(pointer: fine)").matches) input.focus({ preventScroll: true });
  };

  lookup();
})();
