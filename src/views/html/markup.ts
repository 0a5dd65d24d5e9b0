/** HTML that is safe by construction: texts and attributes are escaped here, and nothing else makes markup. */
class Made {
  readonly html: string;
  constructor(html: string) {
    this.html = html;
  }
}

export type Markup = Made;
export type Child = Markup | string | number | null | readonly Child[];
/** null and false: the attribute is left out; true: it stands without a value. */
export type Attributes = Readonly<Record<string, string | number | boolean | null>>;

const named: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => named[sign] ?? sign);
}

/** Elements that have no end tag. */
const empty = new Set(['meta', 'input', 'br']);

/** An element. Names of elements and attributes are written in our own code only. */
export function el(name: string, attributes: Attributes, ...children: readonly Child[]): Markup {
  const start = `<${name}${Object.entries(attributes).map(attribute).join('')}>`;
  return new Made(empty.has(name) ? start : `${start}${html(children)}</${name}>`);
}

function attribute([name, value]: [string, Attributes[string]]): string {
  if (value === null || value === false) return '';
  return value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`;
}

function html(child: Child): string {
  if (child === null) return '';
  if (child instanceof Made) return child.html;
  return typeof child === 'object' ? child.map(html).join('') : escapeHtml(String(child));
}

/** A style sheet or a script of our own, whose text HTML does not escape. */
export function verbatim(name: 'style' | 'script', text: string): Markup {
  if (/<\/|<!--/.test(text)) throw new Error(`a ${name} must not contain </ or <!--`);
  return new Made(`<${name}>${text}</${name}>`);
}

export function documentText(root: Markup): string {
  return `<!doctype html>\n${root.html}\n`;
}
