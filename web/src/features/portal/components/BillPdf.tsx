import { Button } from '@/components/ui/Button'
import { toast } from '@/components/ui/Toast'
import { NetworkError, Refused } from '@/lib/errors'
import { helpFor, useText } from '@/lib/i18n'
import { useWrite } from '@/lib/write'
import { InvoiceWrite } from '../api/invoiceWrite'

/** The invoice as PDF in one tap. */
export function BillPdf({ id }: { id: string }) {
  const t = useText()
  const write = useWrite(InvoiceWrite)
  const save = async () => {
    try {
      const { document: pdf } = await write.mutateAsync({ id })
      if (pdf) window.location.assign(pdf.downloadUrl)
    } catch (error) {
      // Without a line the device makes one of what is on the screen.
      if (error instanceof NetworkError) window.print()
      else toast({ text: error instanceof Refused ? error.message : t(helpFor(error)), tone: 'late' })
    }
  }
  return (
    <Button icon="download" isPending={write.isPending} onPress={() => void save()}>
      {t('portal.bill.pdf')}
    </Button>
  )
}
