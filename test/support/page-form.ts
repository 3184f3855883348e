/** The form of a page as a browser would send it when nobody touches it: names and values, without its buttons. */
export function formIn(html: string): Map<string, string> {
  const values = new Map<string, string>();
  const plain = (text: string) =>
    text
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&');
  const attribute = (tag: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
  const elements = /<(textarea|select)\b([^>]*)>([\s\S]*?)<\/\1>|<(input)\b([^>]*)>/g;
  for (const [, paired, pairedTag, inside = '', single, singleTag] of html.matchAll(elements)) {
    const element = paired ?? single;
    const tag = pairedTag ?? singleTag ?? '';
    const name = attribute(tag, 'name');
    if (name === undefined) continue;
    if (element === 'textarea') values.set(name, plain(inside.replace(/^\n/, '')));
    else if (element === 'select') {
      const chosen = [...inside.matchAll(/<option value="([^"]*)"( selected)?/g)].find(
        ([, , selected]) => selected,
      );
      values.set(name, chosen?.[1] ?? '');
    } else if (attribute(tag, 'type') !== 'checkbox' || / checked/.test(tag))
      values.set(name, plain(attribute(tag, 'value') ?? ''));
  }
  return values;
}
