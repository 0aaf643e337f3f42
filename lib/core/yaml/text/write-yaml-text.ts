import { writeBlockText } from '../scalar/block-text';
import { type YamlNode, type YamlText } from './yaml-node';
import { quoteDouble } from './quote-double';
import { chooseStyle, explicitTag } from './scalar-style';
import { YamlOutput } from './yaml-output';

const indentStep = 2;

/**
 * Writes a text as Go's yaml.v3 does with an indentation of two. Comments, quotes, flow style and anchors stay. Blank
 * lines, folding and alignment do not.
 */
export function writeYamlText(text: YamlText): string {
  const writer = new NodeWriter();
  writer.writeDocument(text);
  return writer.output;
}

/** What a node is part of. */
interface Context {
  readonly parent: 'document' | 'list' | 'map' | 'flow';
  readonly isKey?: boolean;
}

class NodeWriter extends YamlOutput {
  private flowLevel = 0;

  public writeDocument({ root, head, foot }: YamlText): void {
    this.head = head ?? '';
    if (this.head !== '') {
      this.writeHead();
      this.putBreak();
    }
    this.take(root);
    this.writeHead();
    this.writeNode(root, { parent: 'document' }, () => this.writeBeside());
    this.foot = foot ?? this.foot;
    this.footIndent = 0;
    this.writeFoot();
    this.footIndent = -1;
    this.writeIndent();
  }

  /** @param beside writes the comments beside the node. It is called after a scalar, but before a block. */
  private writeNode(node: YamlNode, context: Context, beside: () => void): void {
    const tag = explicitTag(node);
    if (node.kind === 'alias') {
      this.writeIndicator(`*${node.text}`, true);
      beside();
      return;
    }
    if (node.anchor !== undefined) {
      this.writeIndicator(`&${node.anchor}`, true);
    }
    if (tag !== '') {
      this.writeIndicator(tag, true);
    }
    if (node.kind === 'scalar') {
      this.writeScalar(node, tag !== '', context);
      beside();
      return;
    }
    const flow = this.flowLevel > 0 || node.style === 'flow' || node.content.length === 0;
    if (flow) {
      this.writeFlow(node, beside);
    } else if (node.kind === 'list') {
      beside();
      this.writeList(node, context);
    } else {
      beside();
      this.writeMap(node, context);
    }
  }

  private writeList(node: YamlNode, context: Context): void {
    const compact = context.parent === 'map' && (this.column === 0 || !this.indention);
    const outer = this.indent;
    this.increaseIndent(context, false, compact);
    for (const item of node.content) {
      this.take(commentsOnStart(item));
      this.writeHead();
      this.writeIndent();
      this.writeIndicator('-', true, false, true);
      this.writeNode(item, { parent: 'list' }, () => this.writeBeside());
    }
    this.take({ line: node.line, foot: node.foot });
    this.indent = outer;
  }

  private writeMap(node: YamlNode, context: Context): void {
    const outer = this.indent;
    this.increaseIndent(context, false, false);
    let tail = '';
    for (let index = 0; index + 1 < node.content.length; index += 2) {
      const key = node.content[index]!;
      this.take({ head: key.head, line: key.line }, tail);
      tail = key.foot ?? '';
      this.writeHead();
      this.writeIndent();
      if (this.line !== '') {
        this.keyLine = this.line;
        this.line = '';
      }
      this.writeKeyAndValue(key, node.content[index + 1]!);
    }
    this.take({ line: node.line, foot: node.foot }, tail);
    this.writeHead();
    this.indent = outer;
  }

  private writeKeyAndValue(key: YamlNode, value: YamlNode): void {
    const simple = isSimpleKey(key);
    if (!simple) {
      this.writeIndicator('?', true, false, true);
    }
    this.writeNode(key, { parent: 'map', isKey: simple }, () => undefined);
    this.take(commentsOnStart(value));
    if (simple) {
      this.writeIndicator(':', false);
    } else {
      this.writeIndent();
      this.writeIndicator(':', true, false, true);
    }
    this.placeKeyComment(value);
    this.writeNode(value, { parent: 'map' }, () => this.writeBeside());
  }

  /** Places a comment beside a key: after the key's scalar or, if a block follows, on the key's line. */
  private placeKeyComment(value: YamlNode): void {
    if (this.keyLine === '') {
      return;
    }
    if (value.kind === 'scalar') {
      if (this.line === '') {
        this.line = this.keyLine;
        this.keyLine = '';
      }
    } else if (value.style !== 'flow' && value.kind !== 'alias') {
      const line = this.line;
      this.line = this.keyLine;
      this.writeLine();
      this.keyLine = '';
      this.line = line;
    }
  }

  private writeFlow(node: YamlNode, beside: () => void): void {
    const [open, close] = node.kind === 'list' ? ['[', ']'] : ['{', '}'];
    const outer = this.indent;
    this.writeIndicator(open, true, true);
    this.indent = this.indent < 0 ? indentStep : nextIndent(this.indent);
    this.flowLevel++;
    const step = node.kind === 'list' ? 1 : 2;
    for (let index = 0; index < node.content.length; index += step) {
      const last = node.content[index + step - 1]!;
      if (index > 0 && !this.commaWritten) {
        this.writeIndicator(',', false);
      }
      this.commaWritten = false;
      this.take({ head: node.content[index]!.head, line: node.content[index]!.line, foot: '' });
      this.writeHead();
      if (this.column === 0) {
        this.writeIndent();
      }
      if (step === 2) {
        this.writeFlowKey(node.content[index]!);
      }
      this.take(commentsOnStart(last));
      this.writeNode(last, { parent: 'flow' }, () => undefined);
      if (this.line + this.foot + this.tail !== '') {
        this.writeIndicator(',', false);
        this.commaWritten = true;
        this.writeBeside();
      }
    }
    this.commaWritten = false;
    this.flowLevel--;
    this.indent = outer;
    if (this.column === 0) {
      this.writeIndent();
    }
    this.writeIndicator(close, false);
    this.take({ line: node.line, foot: node.foot });
    beside();
  }

  private commaWritten = false;

  private writeFlowKey(key: YamlNode): void {
    const simple = isSimpleKey(key);
    if (!simple) {
      this.writeIndicator('?', true);
    }
    this.writeNode(key, { parent: 'flow', isKey: simple }, () => undefined);
    this.writeIndicator(':', !simple);
  }

  private writeScalar(node: YamlNode, tagged: boolean, context: Context): void {
    const style = chooseStyle(node, tagged, { inFlow: this.flowLevel > 0, isKey: context.isKey === true });
    const outer = this.indent;
    this.increaseIndent(context, true, false);
    switch (style) {
      case 'single':
        this.writeSingleQuoted(node.text);
        break;
      case 'double':
        this.writeIndicator(quoteDouble(node.text), true);
        break;
      case 'literal':
      case 'folded':
        this.writeBlock(node.text, style);
        break;
      default:
        if (node.text !== '') {
          this.writeIndicator(node.text, true);
        }
        this.indention = false;
    }
    this.indent = outer;
  }

  /** A text in single quotes. The first of its line breaks in a row is written twice. */
  private writeSingleQuoted(text: string): void {
    this.writeIndicator("'", true);
    this.putLines(text.replaceAll("'", "''").replace(/(?<![\n\u2028\u2029])\n/g, '\n\n'));
    this.writeIndicator("'", false);
  }

  private writeBlock(text: string, style: 'literal' | 'folded'): void {
    const { header, lines } = writeBlockText(text, style);
    this.writeIndicator(header, true);
    if (this.line === '') {
      this.putBreak();
    } else {
      this.writeLine();
    }
    this.whitespace = true;
    this.putLines(lines.join('\n'));
  }

  private increaseIndent({ parent }: Context, flow: boolean, compact: boolean): void {
    if (this.indent < 0) {
      this.indent = flow ? indentStep : 0;
    } else if (parent === 'list') {
      this.indent += 2;
    } else {
      this.indent = nextIndent(this.indent) - (compact ? 2 : 0);
    }
  }
}

const nextIndent = (indent: number): number => indentStep * Math.floor((indent + indentStep) / indentStep);

/** The comments that are written at a node's start. A block's line and foot comments are written at its end. */
function commentsOnStart(node: YamlNode): Pick<YamlNode, 'head' | 'line' | 'foot'> {
  return node.kind === 'scalar' || node.kind === 'alias' ? node : { head: node.head };
}

function isSimpleKey(key: YamlNode): boolean {
  if (key.kind === 'scalar') {
    return !key.text.includes('\n') && Buffer.byteLength(key.text) <= 128;
  }
  return key.kind === 'alias' || key.content.length === 0;
}
