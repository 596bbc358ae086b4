import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { Sheet } from '@/components/ui/Sheet'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import { Family, Specimen } from './Specimen'

function Opened() {
  const [open, setOpen] = useState<'dialog' | 'sheet' | null>(null)
  const close = () => setOpen(null)
  return (
    <div className="flex flex-wrap gap-gap">
      <Button onPress={() => setOpen('dialog')}>Dialog</Button>
      <Button onPress={() => setOpen('sheet')}>Sheet</Button>
      <Button
        onPress={() =>
          toast({ text: 'Lead moved to Qualified', undo: () => toast({ text: 'Moved back', tone: 'info' }) })
        }
      >
        Toast with undo
      </Button>
      <Button onPress={() => toast({ text: 'The line is bad: kept and sent later', tone: 'late' })}>
        Toast of a failure
      </Button>
      <Dialog
        title="Switch the line off?"
        isOpen={open === 'dialog'}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>Keep it</Button>
            <Button look="danger" onPress={close}>
              Switch off
            </Button>
          </>
        }
      >
        <p>+40 722 000 111 stops working at once. The number is kept for 30 days.</p>
      </Dialog>
      <Sheet
        title="Log a visit"
        isOpen={open === 'sheet'}
        onClose={close}
        actions={
          <Button look="primary" onPress={close}>
            Save
          </Button>
        }
      >
        <TextField label="What was said" multiline />
      </Sheet>
    </div>
  )
}

export function Overlays() {
  return (
    <Family
      id="overlays"
      title="Overlays"
      says="They take the theme of the page. A dialog asks one question; a sheet is a longer task beside the screen; a toast tells what was done and takes it back for ten seconds."
    >
      <Specimen name="Dialog, Sheet, Toast" once>
        {() => <Opened />}
      </Specimen>
    </Family>
  )
}
