/* Words of an article whose colour differs by less than 7:1 (WCAG 2.2, 1.4.6) from what is behind them; {} if there are none.
   What is see-through is laid over what it covers; a canvas says what a browser makes of a colour. */
() => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data];
  };
  const over = (top, below) => [0, 1, 2].map((at) => (top[at] * top[3] + below[at] * (255 - top[3])) / 255);
  const behind = (element) => {
    const own = rgba(getComputedStyle(element).backgroundColor);
    return over(own, element.parentElement ? behind(element.parentElement) : [255, 255, 255]);
  };
  const linear = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([red, green, blue]) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);

  const low = {};
  const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
    const paper = behind(element);
    const [dark, light] = [luminance(over(rgba(getComputedStyle(element).color), paper)), luminance(paper)].sort((a, b) => a - b);
    const ratio = (light + 0.05) / (dark + 0.05);
    if (ratio < 7) low[`${element.localName}.${element.className}: ${node.data.trim().slice(0, 40)}`] = ratio;
  }
  return low;
}
