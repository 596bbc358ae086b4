import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Sheet } from '@/components/ui/Sheet'
import { toast } from '@/components/ui/Toast'
import { useText } from '@/lib/i18n'
import { added, changedLine, type DraftLine, MOST_LINES } from '../draft'
import type { PreviewLine } from '../usePreview'
import { BuilderLine } from './BuilderLine'
import { Catalogue } from './Catalogue'
import type { Products } from './useProducts'

export interface LinesEditorProps {
  branch: string
  segment: string | undefined
  products: Products
  lines: readonly DraftLine[]
  priced: ReadonlyMap<string, PreviewLine>
  /** What was refused, by the line's key. */
  refusals: ReadonlyMap<string, string>
  onChange: (change: (lines: readonly DraftLine[]) => DraftLine[]) => void
}

/** The lines of an offer, and the catalogue that they come from. */
export function LinesEditor(props: LinesEditorProps) {
  const { branch, segment, products, lines, priced, refusals, onChange } = props
  const t = useText()
  const [choosing, setChoosing] = useState(false)
  const full = lines.length >= MOST_LINES
  const chosen = new Map<string, number>()
  for (const { offeringId } of lines) chosen.set(offeringId, (chosen.get(offeringId) ?? 0) + 1)
  const catalogue = (
    <Catalogue
      branch={branch}
      chosen={chosen}
      onAdd={(product) => !full && onChange((now) => added(now, product, segment))}
    />
  )
  if (lines.length === 0)
    return (
      <section className="card p-4">
        <h2 className="mb-2 text-lg">{t('offers.catalogue.start')}</h2>
        {catalogue}
      </section>
    )
  const remove = (line: DraftLine) => {
    const before = [...lines]
    onChange((now) => now.filter((one) => one.key !== line.key))
    toast({
      text: t('offers.line.removedToast', { name: products.nameOf(line.offeringId) }),
      undo: () => onChange(() => before),
    })
  }
  return (
    <>
      <ul aria-label={t('offers.lines')} className="card">
        {lines.map((line) => (
          <BuilderLine
            key={line.key}
            line={line}
            name={products.nameOf(line.offeringId)}
            product={products.byId.get(line.offeringId) ?? null}
            priced={priced.get(line.key)}
            refusal={refusals.get(line.key)}
            onChange={(change) => onChange((now) => changedLine(now, line.key, change))}
            onRemove={() => remove(line)}
          />
        ))}
      </ul>
      <div>
        <Button icon="plus" isDisabled={full} onPress={() => setChoosing(true)}>
          {t('offers.catalogue.open')}
        </Button>
      </div>
      {choosing && (
        <Sheet
          title={t('offers.catalogue.title')}
          isOpen
          onClose={() => setChoosing(false)}
          actions={
            <Button look="primary" onPress={() => setChoosing(false)}>
              {t('offers.catalogue.done')}
            </Button>
          }
        >
          {catalogue}
        </Sheet>
      )}
    </>
  )
}
