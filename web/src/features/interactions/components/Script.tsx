import { Icon } from '@/components/ui/Icon'
import { useText } from '@/lib/i18n'
import type { Reason } from '../rules'

/** What to ask and say for the chosen reasons, and where to read more (INT-02). */
export function Script({ reasons, chosen }: { reasons: readonly Reason[]; chosen: readonly string[] }) {
  const t = useText()
  const told = reasons.filter(
    ({ id, script, knowledgeUrl }) => chosen.includes(id) && (script || knowledgeUrl),
  )
  if (told.length === 0) return null
  return (
    <section aria-label={t('interactions.script')} className="rounded-control bg-info-soft p-3 text-sm">
      {told.map(({ id, name, script, knowledgeUrl }) => (
        <div key={id} className="not-first:mt-3">
          <p className="font-semibold">{name}</p>
          {script && (
            <ol className="mt-1 list-decimal pl-5">
              {script.split('\n').map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ol>
          )}
          {knowledgeUrl && (
            <a
              href={knowledgeUrl}
              target="_blank"
              rel="noreferrer"
              className="inline-flex min-h-control items-center gap-1.5 text-accent hover:underline"
            >
              <Icon name="info" size={16} />
              {t('interactions.knowledge')}
            </a>
          )}
        </div>
      ))}
    </section>
  )
}
