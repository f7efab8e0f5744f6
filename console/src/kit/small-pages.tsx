import { Pagination } from 'antd';

interface Props {
  page: number;
  size: number;
  total: number;
  onPage: (page: number) => void;
}

/** Pages of a short list inside a panel or a drawer; nothing when one page holds all. */
export function SmallPages({ page, size, total, onPage }: Props) {
  if (total <= size) return null;
  return (
    <Pagination
      size="small"
      align="end"
      current={page}
      pageSize={size}
      total={total}
      showSizeChanger={false}
      onChange={onPage}
    />
  );
}
