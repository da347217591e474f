// Lexatlas in the browser: what every page needs. No framework, no request to anybody else; without
// this script every page still reads. Tools load their own script when a page asks for it.
"use strict";

(() => {
  // Where the site's root is, seen from this page; this very script knows.
  const root = document.currentScript.src.replace(/assets\/lexatlas\.js.*$/, "");
  const lx = (window.lexatlas = window.lexatlas || {});

  // ── elements ───────────────────────────────────────────────────────────────

  const fill = (element, content, attributes) => {
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...[content].flat(Infinity).filter((part) => part !== "" && part !== null && part !== undefined && part !== false));
    return element;
  };

  /** An element with attributes and content: text (never HTML), elements, or lists of both. */
  const make = (tag, content = [], attributes = {}) => fill(document.createElement(tag), content, attributes);

  /** The same for SVG. */
  const svg = (tag, attributes = {}, content = []) => fill(document.createElementNS("http://www.w3.org/2000/svg", tag), content, attributes);

  /** A link to an official text; only https, anything else stays text. */
  const outside = (url, text) =>
    url && url.startsWith("https://") ? make("a", text, { href: url, class: "lx-out", rel: "noopener noreferrer" }) : make("span", text);

  // ── dates ──────────────────────────────────────────────────────────────────

  const MONTHS = "January February March April May June July August September October November December".split(" ");

  /** 2012-10-23 as 23 October 2012. */
  const dayWords = (day) => {
    const [year, month, number] = day.split("-").map(Number);
    return `${number} ${MONTHS[month - 1]} ${year}`;
  };

  /** A period as `period_words` in scripts/lexatlas/words.py says it. */
  const periodWords = ({ from, to, known }) => {
    const start = dayWords(from) + (known ? " at the latest" : "");
    return to ? `from ${start} to ${dayWords(to)}` : `since ${start}`;
  };

  const isDay = (text) =>
    /^\d{4}-\d{2}-\d{2}$/.test(text || "") && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().slice(0, 10) === text;

  // ── the state of a page is its address ─────────────────────────────────────

  const parameters = () => new URL(location.href).searchParams;

  /** The date asked for in the address, or null: then the page shows the law on the day the site was built. */
  const asked = () => (isDay(parameters().get("on")) ? parameters().get("on") : null);

  const setState = (changes) => {
    const address = new URL(location.href);
    for (const [name, value] of Object.entries(changes)) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    // Commas are plain in a query and easier to read in a message.
    history.replaceState(null, "", address.href.replaceAll("%2C", ","));
  };

  /** An address within the site, with the date carried along. */
  const local = (path, on = asked()) => {
    const address = new URL(path, root);
    if (on && !address.searchParams.has("on")) address.searchParams.set("on", on);
    return address.href;
  };

  /** Write the date (null: none) into every link of the page that leads to another page of the site. */
  const carryDate = (on) => {
    const here = location.href.split(/[?#]/)[0];
    for (const link of document.querySelectorAll("a[href]")) {
      // Links in a picture have no plain `href` property, so the attribute is read.
      const given = link.getAttribute("href");
      const address = new URL(given, location.href);
      const page = address.href.split(/[?#]/)[0];
      if (!page.startsWith(root) || !/(\.html|\/)$/.test(page) || given.startsWith("#") || (address.hash && page === here)) continue;
      address.searchParams.delete("on");
      if (on) address.searchParams.set("on", on);
      link.setAttribute("href", address.href);
    }
  };

  // ── scripts and data on demand ─────────────────────────────────────────────

  const loading = new Map();

  /** Load a script of the site once. Works from a disk too, where nothing can be fetched. */
  const load = (path) => {
    if (!loading.has(path)) {
      loading.set(path, new Promise((done, failed) => {
        const script = make("script", "", { src: root + path });
        script.addEventListener("load", () => done());
        script.addEventListener("error", () => {
          loading.delete(path);
          script.remove();
          failed(new Error(`${path} could not be loaded`));
        });
        document.head.append(script);
      }));
    }
    return loading.get(path);
  };

  /** A value of the site's data, by the name of its file. */
  const data = async (name) => {
    if (lx[name] === undefined) await load(`assets/data/${name}.js`);
    return lx[name];
  };

  /** Say something to people who cannot see the page change, and show it. */
  const say = (place, text) => {
    place.textContent = text;
  };

  const copy = async (text, button) => {
    const before = button.textContent;
    let done = false;
    try {
      await navigator.clipboard.writeText(text);
      done = true;
    } catch {
      // No clipboard from a disk or without permission: the older way, through a selection.
      const area = make("textarea", "", { readonly: true, class: "lx-hidden-copy" });
      area.value = text;
      document.body.append(area);
      area.select();
      done = document.execCommand("copy");
      area.remove();
    }
    button.textContent = done ? "Copied" : "Could not copy";
    button.focus();
    setTimeout(() => { button.textContent = before; }, 2000);
  };

  lx.ui = { root, make, svg, outside, dayWords, periodWords, isDay, parameters, asked, setState, local, carryDate, load, data, say, copy };

  // ── the date of the law, on every page that shows law ──────────────────────

  const place = document.querySelector(".lx-page");
  const on = asked();

  const dateControl = () => {
    const built = place.dataset.lxBuilt;
    const input = make("input", "", { type: "date", id: "lx-on", name: "on", value: on || built, min: "1800-01-01", max: "2100-12-31", required: true });
    const form = make("form", [
      make("label", "The law on", { for: "lx-on" }), input,
      make("button", "Show", { type: "submit" }),
      on && make("button", "Back to today", { type: "button", class: "lx-today" }),
    ], { class: "lx-asat", "aria-label": "Date of the law" });
    const go = (day) => {
      const address = new URL(location.href);
      if (day && day !== built) address.searchParams.set("on", day);
      else address.searchParams.delete("on");
      location.assign(address.href);
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      go(input.value);
    });
    form.querySelector(".lx-today")?.addEventListener("click", () => go(null));
    const banner = make("div", "", { class: "lx-banner", role: "status" });
    /** Say for which date the page speaks, in the banner and in the control; null for the day of the site. */
    lx.ui.showDate = (day) => {
      input.value = day || built;
      banner.hidden = !day;
      banner.replaceChildren(...(day ? [make("strong", `The law as it stood on ${dayWords(day)}`)] : []));
      if (day > built) banner.append(make("p", `This copy was made on ${dayWords(built)}: of later law it knows only what had been enacted and recorded by then.`));
      for (const line of document.querySelectorAll(".lx-now")) line.hidden = Boolean(day);
    };
    /** Warn of what has no version on that date. */
    lx.ui.warnMissing = (names) => {
      if (!names.length) return;
      const few = names.length <= 5;
      banner.append(make("p", few ? `No version is recorded for this date: ${names.join(", ")}. Nothing can be concluded from that.`
        : `${names.length} answers have no version recorded for this date. Nothing can be concluded from that.`, { class: "lx-missing" }));
      if (!few) banner.append(make("details", [make("summary", "Which answers"), make("ul", names.map((name) => make("li", name)))], { class: "lx-more" }));
    };
    place.replaceWith(form, banner);
    lx.ui.showDate(on);
    return banner;
  };

  const versionsOf = (holder) => holder.dataset.lxVersions.split(" ").map((one) => one.split("/")).map(([from, to, known]) => ({ from, to, known }));
  const versionOn = (holder, day) => versionsOf(holder).find(({ from, to }) => from <= day && (!to || day <= to));

  /** On pages of records: which version was in force on the date asked for. */
  const markVersions = () => {
    for (const holder of document.querySelectorAll(".lx-versions")) {
      const norm = holder.dataset.lxNorm;
      const found = versionOn(holder, on);
      for (const { from } of versionsOf(holder)) {
        const heading = document.getElementById(`${norm}-${from}`);
        const applied = found && found.from === from;
        heading?.append(" ", make("span", applied ? `in force on ${on}` : `not in force on ${on}`, { class: applied ? "lx-level lx-covered" : "lx-level lx-unread" }));
        heading?.setAttribute("data-lx-applied", applied ? "yes" : "no");
      }
      const note = make("p", "", { class: found ? "lx-applied" : "lx-applied lx-missing" });
      if (found) note.append(`On ${dayWords(on)} the version ${periodWords(found)} applied. `, make("a", "Go to that version", { href: `#${norm}-${found.from}` }));
      else note.append(`No version is recorded for ${dayWords(on)}. Nothing can be concluded from that: the law of that day has not been read.`);
      holder.append(note);
    }
  };

  if (place) {
    const kind = place.dataset.lxKind;
    const tool = place.dataset.lxTool;
    const banner = place.dataset.lxBuilt && kind !== "compare" ? dateControl() : null;
    if (on && banner) {
      if (kind === "record") markVersions();
      else load("assets/law.js").then(() => load("assets/asat.js")).then(() => lx.asat(kind, place.dataset.lxId, on, banner)).catch((error) => banner.append(make("p", `${error.message}; the tables below show the law of today.`)));
    }
    if (tool) load("assets/law.js").then(() => load(`assets/${tool}.js`)).then(() => lx[tool](document.getElementById("lx-tool"), place.dataset)).catch((error) => document.getElementById("lx-tool").append(make("p", `The tool could not be started: ${error.message}.`, { role: "alert" })));
  }
  if (on) carryDate(on);

  // On paper a record is one version: the one of the date, else the one in force. The others are marked, and not printed.
  for (const holder of document.querySelectorAll(".lx-versions")) {
    const day = on || place?.dataset.lxBuilt;
    const shown = day && versionOn(holder, day);
    if (!shown) continue;
    let left = 0;
    for (const { from } of versionsOf(holder)) {
      const heading = document.getElementById(`${holder.dataset.lxNorm}-${from}`);
      if (!heading || from === shown.from) continue;
      left += 1;
      let part = heading;
      do {
        part.classList.add("lx-other-version");
        part = part.nextElementSibling;
      } while (part && !(/^H[1-6]$/.test(part.tagName) && part.tagName <= heading.tagName) && !part.matches(".lx-cite, .lx-terms, .lx-closing"));
    }
    if (left) holder.append(make("p", `Printed here: the version ${periodWords(shown)}. ${left} other ${left === 1 ? "version stands" : "versions stand"} on the page itself.`, { class: "lx-only-paper" }));
  }

  // ── cite ───────────────────────────────────────────────────────────────────

  for (const citation of document.querySelectorAll(".lx-cite")) {
    const norm = citation.dataset.lxNorm;
    const day = on || citation.dataset.lxBuilt;
    const address = new URL(location.href);
    // The date goes into the link: it leads to the law that was cited, also after a reform.
    address.search = `?on=${day}`;
    address.hash = "";
    if (norm) {
      const holder = [...document.querySelectorAll(".lx-versions")].find((one) => one.dataset.lxNorm === norm);
      const found = holder && versionOn(holder, day);
      const version = citation.querySelector(".lx-cite-version");
      if (on && version) version.textContent = found ? `, version in force ${periodWords(found)}` : `, no version recorded for ${dayWords(on)}`;
      address.hash = found ? `${norm}-${found.from}` : norm;
    }
    const text = citation.querySelector("p");
    text.append(" ", make("span", address.href, { class: "lx-permalink" }));
    const button = make("button", "Copy citation", { type: "button", class: "lx-button" });
    button.addEventListener("click", () => copy(text.textContent.replace("Cite as: ", "").replace(/\s+/g, " ").trim(), button));
    citation.append(button);
  }
})();
