export default function Design() {
  return <main className="p-6">design</main>
}
