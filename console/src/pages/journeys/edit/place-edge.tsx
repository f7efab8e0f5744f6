import { PlusOutlined } from '@ant-design/icons';
import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps, getSmoothStepPath } from '@xyflow/react';
import { Button } from 'antd';
import type { CanvasTools } from '../canvas-tools.ts';
import styles from './edit.module.css';

/** Pixels. */
const BELOW = 20;
type PlaceData = { place: ReturnType<CanvasTools['placeOn']> };

/** A way of the drawing with a place in its middle, where a step can be put in. */
export function PlaceEdge(props: EdgeProps<Edge<PlaceData>>) {
  const { id, data, markerEnd, style, label, sourceX, sourceY } = props;
  const [path, middleX, middleY] = getSmoothStepPath(props);
  const place = data?.place;
  // Ways come together below: right after its step a place belongs to nobody else. What is said of a way stands on it.
  const [x, y] = label ? [middleX, middleY] : [sourceX, sourceY + BELOW];
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        {...(markerEnd !== undefined && { markerEnd })}
        {...(style && { style })}
      />
      <EdgeLabelRenderer>
        <span
          className={styles.plus}
          style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
        >
          {label}{' '}
          {place ? (
            <Button
              size="small"
              shape="circle"
              icon={<PlusOutlined />}
              // The outline is the way for keyboards.
              tabIndex={-1}
              aria-label={place.label}
              title={place.label}
              onClick={place.onPress}
            />
          ) : null}
        </span>
      </EdgeLabelRenderer>
    </>
  );
}
