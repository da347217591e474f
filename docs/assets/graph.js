// The graph explorer: the neighbourhood of one record, in columns whose order was worked out ahead, and as a list.
"use strict";

(() => {
  const lx = window.lexatlas;
  const { make, svg, outside, parameters, local, data } = lx.ui;

  const COLUMNS = ["Legal order and provisions", "National law", "Concepts", "International provisions", "Instruments"];
  // A relation from its source and from its target.
  const SAID = {
    of: ["Legal order", "Its law"], covers: ["Answers the concept", "Answered by"], requires: ["Requires", "Required by"],
    "part-of": ["Part of", "Its provisions"], narrower: ["Narrower", "Broader"], related: ["Related", "Related"],
    binds: ["Binds", "Bound by"], absent: ["No provision of its own on", "No provision of its own in"], cites: ["Rests on", "What rests on it"],
  };
  const [WIDTH, HEIGHT, GAP, ROW] = [210, 36, 62, 46];
  const MOST = 40;

  let nodes;
  let edges;
  let byId;

  const add = (id, label, column, page, rank) => {
    if (!byId.has(id)) {
      byId.set(id, { id, label, column, page, rank, edges: [] });
      nodes.push(byId.get(id));
    }
    return byId.get(id);
  };

  const connect = (from, to, relation) => {
    const edge = { from, to, relation };
    edges.push(edge);
    from.edges.push(edge);
    to.edges.push(edge);
  };

  const loadCore = async () => {
    if (nodes) return;
    const core = await data("graph/core");
    [nodes, edges, byId] = [[], [], new Map()];
    const listed = core.nodes.map(([id, label, column, page], n) => add(id, label, column, page, n));
    for (const [from, to, relation] of core.edges) connect(listed[from], listed[to], core.relations[relation]);
  };

  const loaded = new Set();
  const loadProvisions = async (order) => {
    if (loaded.has(order)) return;
    loaded.add(order);
    const { provisions, cites } = await data(`graph/${order}`);
    const listed = provisions.map(([id, label, url], n) => add(id, label, 0, url, 1e6 + n));
    for (const [norm, numbers] of Object.entries(cites)) for (const n of numbers) connect(byId.get(norm), listed[n], "cites");
  };

  const orderOf = (node) => node.edges.find((edge) => edge.relation === "of" && edge.from === node)?.to.id.replace("jurisdiction:", "");

  /** The node that the address asks for; a provision is found through the legal order whose law it lies in. */
  const nodeOf = async (id) => {
    await loadCore();
    if (!byId.has(id) && id.startsWith("provision:")) {
      const orders = nodes.filter((node) => node.id.startsWith("jurisdiction:")).map((node) => node.id.slice("jurisdiction:".length));
      const order = orders.filter((one) => id.startsWith(`provision:${one}-`)).sort((a, b) => b.length - a.length)[0];
      if (order) await loadProvisions(order);
    }
    const node = byId.get(id);
    const order = node && ["offence", "age", "rule"].includes(id.split(":")[0]) && orderOf(node);
    if (order) await loadProvisions(order);
    return node;
  };

  const other = (edge, node) => (edge.from === node ? edge.to : edge.from);

  /** What lies one or two steps away. Legal orders, instruments and provisions are no bridges: everything hangs on them. */
  const around = (centre, steps) => {
    const found = new Set([centre]);
    let border = [centre];
    for (let step = 0; step < steps; step += 1) {
      const next = [];
      for (const node of border) {
        if (step > 0 && /^(jurisdiction|instrument|provision):/.test(node.id)) continue;
        for (const edge of node.edges) {
          const one = other(edge, node);
          // A neighbour's own neighbours in kind would lead away from the record.
          if (step > 0 && ["binds", "related", "narrower", "absent"].includes(edge.relation)) continue;
          if (!found.has(one)) {
            found.add(one);
            next.push(one);
          }
        }
      }
      border = next;
    }
    return found;
  };

  const here = (id, steps) => {
    const address = new URL(local("graph.html"));
    address.searchParams.set("node", id);
    if (steps === 2) address.searchParams.set("steps", "2");
    return address.href;
  };

  const KIND = { jurisdiction: "Legal order", offence: "Offence", age: "Age", rule: "Rule", concept: "Concept", article: "International provision", instrument: "Instrument", provision: "Provision" };
  const kindOf = (node) => KIND[node.id.split(":")[0]];
  const nameOf = (node) => {
    const order = ["offence", "age", "rule"].includes(node.id.split(":")[0]) ? orderOf(node) : null;
    return order ? `${node.label} (${order.toUpperCase()})` : node.label;
  };

  /** A label on two lines at most; the full one is the link's name. */
  const twoLines = (text) => {
    const lines = ["", ""];
    let n = 0;
    for (const word of text.split(" ")) {
      if (n === 0 && lines[0] && `${lines[0]} ${word}`.length > 30) n = 1;
      lines[n] = `${lines[n]} ${word}`.trim();
    }
    return lines.filter(Boolean).map((line) => (line.length > 32 ? `${line.slice(0, 31)}…` : line));
  };

  const draw = (centre, found, steps) => {
    const columns = COLUMNS.map((_, n) => [...found].filter((node) => node.column === n).sort((a, b) => (b === centre) - (a === centre) || a.rank - b.rank));
    const cut = columns.reduce((total, column) => total + Math.max(0, column.length - MOST), 0);
    const used = columns.map((column) => column.slice(0, MOST).sort((a, b) => a.rank - b.rank)).map((column, n) => [n, column]).filter(([, column]) => column.length);
    const tallest = Math.max(...used.map(([, column]) => column.length));
    const height = tallest * ROW + 34;
    const width = used.length * (WIDTH + GAP) - GAP + 40;
    const at = new Map();
    used.forEach(([, column], c) => column.forEach((node, n) => at.set(node, { x: 10 + c * (WIDTH + GAP), y: 30 + (tallest - column.length) * ROW / 2 + n * ROW, c, n })));
    const lines = edges.filter((edge) => at.has(edge.from) && at.has(edge.to)).map((edge) => {
      const [a, b] = [at.get(edge.from), at.get(edge.to)].sort((one, two) => one.x - two.x || one.y - two.y);
      const [ya, yb] = [a.y + HEIGHT / 2, b.y + HEIGHT / 2];
      const touching = edge.from === centre || edge.to === centre;
      const path = a.c === b.c
        ? `M ${a.x + WIDTH} ${ya} C ${a.x + WIDTH + 30} ${ya}, ${a.x + WIDTH + 30} ${yb}, ${a.x + WIDTH} ${yb}`
        : `M ${a.x + WIDTH} ${ya} C ${a.x + WIDTH + GAP / 2} ${ya}, ${b.x - GAP / 2} ${yb}, ${b.x} ${yb}`;
      return svg("path", { d: path, class: `lx-edge lx-edge-${edge.relation}${touching ? " lx-edge-near" : ""}` });
    });
    const titles = used.map(([n], c) => svg("text", { x: 10 + c * (WIDTH + GAP), y: 16, class: "lx-column" }, COLUMNS[n]));
    const boxes = [...at].map(([node, { x, y, c, n }]) => svg("a", {
      href: here(node.id, steps), "aria-label": `${kindOf(node)}: ${nameOf(node)}`, "aria-current": node === centre ? "true" : null,
      transform: `translate(${x} ${y})`, "data-lx-node": node.id, "data-lx-column": c, "data-lx-row": n,
    }, [
      svg("rect", { width: WIDTH, height: HEIGHT, rx: 5, class: `lx-node${node === centre ? " lx-node-centre" : ""}` }),
      ...twoLines(nameOf(node)).map((line, i, all) => svg("text", { x: 8, y: all.length === 1 ? 22 : 15 + i * 14, class: "lx-node-text" }, line)),
    ]));
    return [svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "group", "aria-label": `Neighbourhood of ${nameOf(centre)}` }, [...titles, ...lines, ...boxes]), cut];
  };

  /** The links of a node in words, by relation. */
  const listOf = (centre, steps) => {
    const groups = new Map();
    for (const edge of centre.edges) {
      const label = SAID[edge.relation][edge.from === centre ? 0 : 1];
      groups.set(label, new Set([...(groups.get(label) || []), other(edge, centre)]));
    }
    return [...groups].map(([label, list]) => make("div", [
      make("h3", `${label} (${list.size})`),
      make("ul", [...list].sort((a, b) => a.rank - b.rank).map((node) => make("li", [
        make("a", nameOf(node), { href: here(node.id, steps), "data-lx-node": node.id }), " ",
        node.page && (node.id.startsWith("provision:") ? outside(node.page, "official text") : make("a", "page", { href: local(node.page), "aria-label": `Page: ${nameOf(node)}` })),
      ]))),
    ]));
  };

  lx.graph = async (place) => {
    await loadCore();
    const options = (label, kind) => make("optgroup", nodes.filter((node) => node.id.startsWith(`${kind}:`)).map((node) => [node.label, node.id]).sort()
      .map(([text, id]) => make("option", text, { value: id })), { label });
    const start = make("select", [make("option", "choose …", { value: "" }), options("Concepts", "concept"), options("Instruments", "instrument"), options("Legal orders", "jurisdiction")], { id: "lx-start" });
    const wide = make("input", "", { type: "checkbox", id: "lx-steps" });
    const status = make("p", "", { role: "status", class: "lx-status" });
    const [title, picture, list] = [make("h2", "", { id: "record" }), make("div", "", { class: "lx-picture lx-scroll", role: "region", "aria-label": "Picture", tabindex: "0" }), make("div", "", { class: "lx-links" })];
    place.replaceChildren(make("form", [make("label", "Start from", { for: "lx-start" }), start, make("label", [wide, make("span", "two steps")], { class: "lx-check" })], { class: "lx-asat", "aria-label": "What to show" }), status, title, picture, list);

    let turn = 0;
    const update = async (focus = false) => {
      const mine = ++turn;
      const asked = parameters().get("node") || "concept:solicitation-of-children";
      const steps = parameters().get("steps") === "2" ? 2 : 1;
      wide.checked = steps === 2;
      const centre = await nodeOf(asked);
      if (mine !== turn) return;
      start.value = [...start.options].some((option) => option.value === asked) ? asked : "";
      title.hidden = !centre;
      if (!centre) {
        status.textContent = `There is no record “${asked}” in the graph. Choose where to start.`;
        picture.replaceChildren();
        list.replaceChildren();
        return;
      }
      const found = around(centre, steps);
      const [drawn, cut] = draw(centre, found, steps);
      title.replaceChildren(centre.page && !centre.id.startsWith("provision:") ? make("a", nameOf(centre), { href: local(centre.page) }) : nameOf(centre));
      picture.replaceChildren(drawn);
      list.replaceChildren(...listOf(centre, steps));
      status.textContent = `${kindOf(centre)}: ${new Set(centre.edges.map((edge) => other(edge, centre))).size} links. Arrow keys move through the picture, Enter goes to a record.${cut ? ` ${cut} records are left out of the picture; the list has all direct links.` : ""}`;
      place.dataset.lxNode = centre.id;
      const box = drawn.querySelector("[aria-current]");
      if (focus) box.focus();
      picture.scrollLeft = box.getBoundingClientRect().left - picture.getBoundingClientRect().left + picture.scrollLeft - picture.clientWidth / 2 + WIDTH / 2;
    };

    const go = (id, steps, focus) => {
      history.pushState(null, "", here(id, steps));
      update(focus);
    };

    place.addEventListener("click", (event) => {
      const link = event.target.closest("[data-lx-node]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      if (!link.hasAttribute("href")) return;
      event.preventDefault();
      go(link.dataset.lxNode, wide.checked ? 2 : 1, Boolean(link.ownerSVGElement));
    });
    picture.addEventListener("keydown", (event) => {
      const step = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
      const node = event.target.closest("a[data-lx-node]");
      if (!step || !node) return;
      event.preventDefault();
      const [column, row] = [Number(node.dataset.lxColumn) + step[0], Number(node.dataset.lxRow) + step[1]];
      const inColumn = [...picture.querySelectorAll(`a[data-lx-column="${column}"]`)];
      // From one column to the next: to the box at the nearest height.
      const top = node.getBoundingClientRect().top;
      const next = step[0] ? inColumn.sort((a, b) => Math.abs(a.getBoundingClientRect().top - top) - Math.abs(b.getBoundingClientRect().top - top))[0] : inColumn[row];
      next?.focus();
    });
    start.addEventListener("change", () => { if (start.value) go(start.value, wide.checked ? 2 : 1, false); });
    wide.addEventListener("change", () => go(place.dataset.lxNode || "concept:solicitation-of-children", wide.checked ? 2 : 1, false));
    place.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
    window.addEventListener("popstate", () => update());
    await update();
  };
})();
