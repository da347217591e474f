// Changes of the law: only those of one legal order or concept. Everything is on the page already; this only hides.
"use strict";

(() => {
  const lx = window.lexatlas;
  const { make, parameters, setState, data } = lx.ui;

  lx.changes = async (place) => {
    await data("atlas");
    const entries = [...document.querySelectorAll(".lx-change")].map((element) => ({
      element, order: element.dataset.lxOrder, concepts: element.dataset.lxConcepts.split(" "),
    }));
    const years = [...document.querySelectorAll("h2[id^=year-]")];
    const chooser = (name, label, all, options) => {
      const select = make("select", [make("option", all, { value: "" }), ...options.map(([value, text]) => make("option", text, { value }))], { id: `lx-${name}`, name });
      select.value = parameters().get(name) || "";
      if (select.selectedIndex < 0) select.value = "";
      return [make("label", label, { for: `lx-${name}` }), select];
    };
    const orders = lx.atlas.orders.filter((order) => entries.some((entry) => entry.order === order.id)).map((order) => [order.id, order.label]);
    const concepts = lx.atlas.concepts.filter((concept) => entries.some((entry) => entry.concepts.includes(concept.id))).map((concept) => [concept.id, concept.label]);
    const form = make("form", [chooser("in", "Legal order", "all", orders), chooser("concept", "Concept", "all", concepts)], { class: "lx-asat", "aria-label": "Show changes of" });
    const status = make("p", "", { role: "status", class: "lx-status" });
    place.replaceChildren(form, status);
    const update = () => {
      const [order, concept] = [form.elements.in.value, form.elements.concept.value];
      let shown = 0;
      for (const entry of entries) {
        const fits = (!order || entry.order === order) && (!concept || entry.concepts.includes(concept));
        entry.element.hidden = !fits;
        shown += fits ? 1 : 0;
      }
      for (const year of years) {
        let next = year.nextElementSibling;
        while (next && next.tagName !== "H2" && (!next.classList.contains("lx-change") || next.hidden)) next = next.nextElementSibling;
        year.hidden = !next?.classList.contains("lx-change");
        document.querySelector(`.md-nav__link[href="#${year.id}"]`)?.closest("li").toggleAttribute("hidden", year.hidden);
      }
      status.textContent = shown ? `${shown} of ${entries.length} versions shown.` : "No recorded change fits. That says nothing about law that was not researched.";
    };
    form.addEventListener("change", () => {
      setState({ in: form.elements.in.value, concept: form.elements.concept.value });
      update();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    update();
  };
})();
