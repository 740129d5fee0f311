// Draws a signature into the field and writes its strokes (SVG path, whole numbers) into the form. Without it, the name is typed.
(() => {
  "use strict";
  const pad = document.getElementById("pad");
  if (!pad) return;
  const surface = pad.querySelector("svg");
  const line = surface.querySelector("path");
  const field = document.getElementById("strokes");
  let drawing = false;

  const at = (event) => {
    const box = surface.getBoundingClientRect();
    const clamp = (share, most) => Math.round(Math.min(Math.max(share, 0), 1) * most);
    return `${clamp((event.clientX - box.left) / box.width, 600)} ${clamp((event.clientY - box.top) / box.height, 200)}`;
  };
  const put = (step) => {
    field.value += step;
    line.setAttribute("d", field.value);
  };

  pad.hidden = false;
  surface.addEventListener("pointerdown", (event) => {
    drawing = true;
    surface.setPointerCapture(event.pointerId);
    put(`M${at(event)}`);
    event.preventDefault();
  });
  surface.addEventListener("pointermove", (event) => {
    if (drawing) put(`L${at(event)}`);
  });
  for (const end of ["pointerup", "pointercancel"]) surface.addEventListener(end, () => { drawing = false; });
  document.getElementById("clear").addEventListener("click", () => { field.value = ""; line.setAttribute("d", ""); });
})();
