import { ProcessPicture } from '@/components/ui/ProcessPicture'
import { Steps } from '@/components/ui/Steps'
import { Timeline } from '@/components/ui/Timeline'
import { Family, Specimen } from './Specimen'
import { activities, entries, steps } from './samples'

export function Processes() {
  return (
    <Family
      id="processes"
      title="Processes"
      says="The line of the trunk: what is done, what runs, what waits, what is late; who has it and until when."
    >
      <Specimen name="Steps" note="in the customer’s words">
        {() => (
          <div className="flex flex-col gap-5">
            <Steps label="Order" steps={steps} />
            <Steps label="Order, downwards" steps={steps} down />
          </div>
        )}
      </Specimen>
      <Specimen name="ProcessPicture" note="in ours">
        {(drawing) => <ProcessPicture label={`Order O-2026-000123, ${drawing}`} activities={activities} />}
      </Specimen>
      <Specimen name="Timeline" note="the last one waits for a line">
        {() => <Timeline label="History" entries={entries} />}
      </Specimen>
    </Family>
  )
}
