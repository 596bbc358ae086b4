import { staffItems } from './navigation'
import { Shell } from './Shell'

export default function StaffShell() {
  return <Shell items={staffItems} home="/" sync="/sync" inBar={4} />
}
