import type { PaperTemplateBlock, PaperTemplateBody } from '@haicap/contracts';
import { t } from '../../text/language.js';
import { piecesOf } from './template-words.js';

type Line = PaperTemplateBody['title'][number];

/** The paper close to how it will look, while it is written. What a value becomes, the PDF with a real dossier shows. */
export function Sheet({ body: { orientation, header, title, blocks, footer } }: { body: PaperTemplateBody }) {
  return (
    <article className={`sheet ${orientation}`} aria-label={t('Hình dung tờ giấy')}>
      <div className="head"><div><Lines lines={header.left} /></div><div><Lines lines={header.right} /></div></div>
      <Lines lines={title} />
      {blocks.map((block, index) => <Block key={index} block={block} />)}
      <div className="foot"><Text text={footer} /></div>
    </article>
  );
}

const Text = ({ text }: { text: string }) => piecesOf(text).map(({ words, isValue }, index) => (isValue ? <span key={index} className="blank">{words}</span> : <span key={index}>{words}</span>));
const Lines = ({ lines }: { lines: readonly Line[] }) => lines.map((line, index) => <p key={index} className={`l-${line.style} a-${line.align}`}><Text text={line.text} /></p>);

function Block({ block }: { block: PaperTemplateBlock }) {
  if (block.kind === 'text') return <Lines lines={[block]} />;
  if (block.kind === 'fields') return <div>{block.fields.map(({ label, value }, index) => <p key={index}><Text text={label} />: <Text text={value} /></p>)}</div>;
  if (block.kind === 'codes') return <div className="codes"><div className="qr" aria-hidden="true">QR</div><div><Lines lines={block.lines} /></div></div>;
  if (block.kind === 'signatures') return <div className="signers">{block.signers.map(({ title, note, name }, index) => <div key={index}><p className="l-bold"><Text text={title} /></p><p className="l-italic"><Text text={note} /></p><p><Text text={name} /></p></div>)}</div>;
  return <table><thead><tr>{block.columns.map(({ title }, index) => <th key={index} scope="col"><Text text={title} /></th>)}</tr></thead><tbody><tr>{block.columns.map(({ value }, index) => <td key={index}><Text text={value} /></td>)}</tr></tbody></table>;
}
