import { useParams } from '@tanstack/react-router'
import CounterOffer from '@/features/offers/components/CounterOffer'

export default function CounterOfferScreen() {
  const { id } = useParams({ strict: false }) as { id: string }
  return <CounterOffer key={id} id={id} />
}
